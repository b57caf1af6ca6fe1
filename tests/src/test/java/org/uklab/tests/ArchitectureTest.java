/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Holds the rooms to the arrows of the design. Reads class files of main code only. */
@AnalyzeClasses(
        packages = "org.uklab",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
final class ArchitectureTest {
    /** Leaves out contract suites, which travel as test-jars. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static void the_scan_finds_every_room_and_no_tests(JavaClasses scanned) {
        for (Room room : Room.values()) {
            assertThat(scanned.that(resideInAnyPackage(room.packages())).size())
                    .as("classes found in %s", room)
                    .isGreaterThanOrEqualTo(room.floor());
        }
        assertThat(scanned.contain(ArchitectureTest.class)).as("tests scanned").isFalse();
    }

    @ArchTest
    static final ArchRule every_class_lives_in_a_room = classes().should().resideInAnyPackage(Room.allPackages());

    @ArchTest
    static void rooms_use_each_other_only_along_the_arrows(JavaClasses scanned) {
        for (Room room : Room.values()) {
            classes()
                    .that()
                    .resideInAPackage(room.packages())
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackage("org.uklab..").or(resideInAnyPackage(room.reach())))
                    .check(scanned);
        }
    }

    @ArchTest
    static void internals_are_nobody_elses_business(JavaClasses scanned) {
        for (Room room : Room.values()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(room.packages())
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(room.internals())
                    .check(scanned);
        }
    }

    @ArchTest
    static final ArchRule only_cluster_names_hazelcast = noClasses()
            .that()
            .resideOutsideOfPackage(Room.CLUSTER.packages())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.hazelcast..");

    @ArchTest
    static final ArchRule only_web_names_jdbc = noClasses()
            .that()
            .resideOutsideOfPackage(Room.WEB.packages())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule only_grader_and_vm_pool_start_processes = noClasses()
            .that()
            .resideOutsideOfPackages(Room.GRADER.packages(), Room.VM_POOL.packages())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(describe("Runtime.exec is called", ArchitectureTest::isExec));

    @ArchTest
    static final ArchRule only_command_lines_write_to_the_terminal = noClasses()
            .that()
            .resideOutsideOfPackages("org.uklab.grader", "org.uklab.grader.internal.cli..", "org.uklab.web")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static void every_package_is_null_marked(JavaClasses scanned) {
        assertThat(scanned.getPackage("org.uklab").getSubpackagesInTree())
                .filteredOn(found -> !found.getClasses().isEmpty())
                .isNotEmpty()
                .allSatisfy(ArchitectureTest::assertNullMarked);
    }

    private static void assertNullMarked(JavaPackage found) {
        assertThat(found.isAnnotatedWith(NullMarked.class))
                .as("%s has a package-info with @NullMarked", found.getName())
                .isTrue();
    }

    private static boolean isExec(JavaCall<?> call) {
        AccessTarget target = call.getTarget();
        return target.getOwner().isEquivalentTo(Runtime.class)
                && target.getName().equals("exec");
    }
}
