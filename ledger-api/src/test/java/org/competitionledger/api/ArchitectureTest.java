package org.competitionledger.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Arrows only point left: schemas, core, projections, api; the broker stands alone. */
class ArchitectureTest {

  private static final String CORE = "org.competitionledger.core..";
  private static final String PROJECTIONS = "org.competitionledger.projections..";
  private static final String API_ROOT = "org.competitionledger.api";
  private static final String API = API_ROOT + "..";
  private static final String BROKER = "org.competitionledger.broker..";

  /** Of entries and criteria, whenever one is scored: a part more would be an object more. */
  private static final String MADE_WITH_EVERY_SCORE = ".*\\.core\\..*\\.(EntryResult|Tally)";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.competitionledger");

  @Test
  void coreKnowsNoFrameworkAndNoOtherModule() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.kafka..",
                "io.quarkus..",
                "io.vertx..",
                "jakarta..",
                "java.net.http..",
                "java.nio.file..",
                PROJECTIONS,
                API,
                BROKER));
  }

  @Test
  void coreReadsNoClock() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class));
  }

  @Test
  void packagesOfCoreHaveAnOrder() {
    check(slices().matching("org.competitionledger.core.(**)").should().beFreeOfCycles());
  }

  @Test
  void noPackagesOfProjectionsGoInACircle() {
    check(slices().matching("org.competitionledger.projections.(*)..").should().beFreeOfCycles());
    check(
        noClasses()
            .that()
            .resideInAPackage("org.competitionledger.projections")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.competitionledger.projections.(*).."));
  }

  @Test
  void projectionsKnowNothingOfHttp() {
    check(
        noClasses()
            .that()
            .resideInAPackage(PROJECTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", API, BROKER));
  }

  @Test
  void brokerStandsAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(BROKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, PROJECTIONS, API));
  }

  @Test
  void onlyTheNodeKnowsTheBroker() {
    check(
        noClasses()
            .that()
            .resideInAPackage(API)
            .and()
            .resideOutsideOfPackage("org.competitionledger.api.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BROKER, "org.apache.kafka.."));
  }

  @Test
  void noPackagesOfTheApiGoInACircle() {
    check(slices().matching(API_ROOT + ".(*)..").should().beFreeOfCycles());
  }

  /** What has more is made of parts that mean something; a builder of nine fields is no better. */
  @Test
  void recordsHaveFewComponents() {
    check(
        classes()
            .that()
            .areRecords()
            .and()
            .resideInAnyPackage(CORE, PROJECTIONS, BROKER)
            .and()
            .haveNameNotMatching(MADE_WITH_EVERY_SCORE)
            .should(haveComponentsAtMost(8)));
  }

  private static ArchCondition<JavaClass> haveComponentsAtMost(int max) {
    return new ArchCondition<>("have at most " + max + " components") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        long components =
            one.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
        events.add(
            new SimpleConditionEvent(
                one, components <= max, one.getName() + " has " + components + " components"));
      }
    };
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
