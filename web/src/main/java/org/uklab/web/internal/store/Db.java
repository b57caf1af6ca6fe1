/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.uklab.web.internal.ledger.LedgerEntry;

/**
 * Open the database and run transactions on it. {@link #inTx} from any thread; the others block.
 *
 * <p>A transaction is on disk when it is over: a killed process loses nothing that was answered.
 */
public final class Db implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final String H2 =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;WRITE_DELAY=0";

    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final WorkerExecutor workers;
    private final Clock clock;

    private Db(HikariDataSource source, WorkerExecutor workers, Clock clock) {
        this.source = source;
        this.jdbi = jdbi(source);
        this.workers = workers;
        this.clock = clock;
    }

    /** Open the database in a folder, making and migrating it as needed. Worker. */
    public static Db file(Vertx vertx, Path dir, Clock clock) {
        return open(
                vertx, "jdbc:h2:file:" + dir.resolve("uklab").toAbsolutePath() + H2 + ";DB_CLOSE_ON_EXIT=FALSE", clock);
    }

    /** Open a database that lives until it is closed, for tests. Worker. */
    public static Db memory(Vertx vertx, String name, Clock clock) {
        return open(vertx, "jdbc:h2:mem:" + name + H2, clock);
    }

    private static Db open(Vertx vertx, String url, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("db");
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource source = new HikariDataSource(config);
        Flyway.configure().dataSource(source).load().migrate();
        return new Db(source, vertx.createSharedWorkerExecutor("db", CONNECTIONS), clock);
    }

    private static Jdbi jdbi(HikariDataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.registerArgument(new Instants.Argument());
        jdbi.registerColumnMapper(Instant.class, new Instants.Column());
        for (Class<?> row : new Class<?>[] {
            Person.class,
            Event.class,
            ExerciseRelease.class,
            Submission.class,
            Draft.class,
            Attempt.class,
            LedgerEntry.class
        }) {
            jdbi.registerRowMapper(ConstructorMapper.factory(row));
        }
        return jdbi;
    }

    /**
     * Run a transaction on the database's worker pool, giving what it gives. Any thread.
     *
     * <p>What it throws rolls it back and fails the future.
     */
    public <T> Future<T> inTx(Function<Tx, T> work) {
        return workers.executeBlocking(() -> tx(work), false);
    }

    /** Run a transaction on this thread, which must be a worker. What it throws rolls it back. */
    public <T> T tx(Function<Tx, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new Tx(handle, now())));
    }

    /** The time of the clock, no finer than the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Close after the transactions at work; later ones fail. Worker. */
    @Override
    public void close() {
        workers.close();
        source.close();
    }
}
