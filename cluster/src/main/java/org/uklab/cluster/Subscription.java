/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/** Stop a listener. Any thread; closing twice is fine. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
