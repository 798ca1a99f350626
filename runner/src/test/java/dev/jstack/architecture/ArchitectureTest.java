package dev.jstack.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.jstack.schema.model.OrderedMaps;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The walls of docs/architecture.md. A failure here names the class that went through one. */
class ArchitectureTest {
  private static final JavaClasses JSTACK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.jstack");

  private static void holds(ArchRule rule) {
    rule.check(JSTACK);
  }

  @Test
  void packages_of_the_first_level_do_not_depend_on_each_other_in_a_circle() {
    holds(slices().matching("dev.jstack.(*)..").should().beFreeOfCycles());
  }

  @Test
  void packages_of_the_engine_do_not_depend_on_each_other_in_a_circle() {
    holds(slices().matching("dev.jstack.engine.(*)..").should().beFreeOfCycles());
  }

  @Test
  void packages_of_the_host_do_not_depend_on_each_other_in_a_circle() {
    holds(slices().matching("dev.jstack.host.(*)..").should().beFreeOfCycles());
  }

  @Test
  void packages_of_the_schema_do_not_depend_on_each_other_in_a_circle() {
    holds(slices().matching("dev.jstack.schema.(*)..").should().beFreeOfCycles());
  }

  @Test
  void packages_of_the_runner_do_not_depend_on_each_other_in_a_circle() {
    holds(slices().matching("dev.jstack.runner.(*)..").should().beFreeOfCycles());
  }

  @Test
  void only_the_windows_host_and_one_class_of_the_local_host_know_jna() {
    holds(
        noClasses()
            .that(resideInAPackage("dev.jstack.."))
            .and(not(resideInAPackage("dev.jstack.host.windows..")))
            .and(not(resideInAPackage("dev.jstack.host.local..")))
            .should()
            .dependOnClassesThat(resideInAPackage("com.sun.jna..")));
    Set<String> users = new LinkedHashSet<>();
    for (JavaClass user : JSTACK) {
      boolean local = user.getPackageName().startsWith("dev.jstack.host.local");
      boolean native_ =
          user.getDirectDependenciesFromSelf().stream()
              .anyMatch(use -> use.getTargetClass().getPackageName().startsWith("com.sun.jna"));
      if (local && native_) {
        users.add(outermost(user).getSimpleName());
      }
    }
    assertThat(users).hasSizeLessThanOrEqualTo(1);
  }

  private static JavaClass outermost(JavaClass nested) {
    return nested.getEnclosingClass().map(ArchitectureTest::outermost).orElse(nested);
  }

  @Test
  void a_host_knows_neither_the_engine_nor_the_stack_file() {
    holds(
        noClasses()
            .that(resideInAPackage("dev.jstack.host.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "dev.jstack.engine..", "dev.jstack.schema..", "dev.jstack.runner..")
                    .and(not(JavaClass.Predicates.equivalentTo(OrderedMaps.class)))));
  }

  @Test
  void the_stack_file_is_read_without_knowing_who_runs_it() {
    holds(
        noClasses()
            .that(resideInAnyPackage("dev.jstack.schema..", "dev.jstack.diagnostic.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "dev.jstack.engine..",
                    "dev.jstack.host..",
                    "dev.jstack.image..",
                    "dev.jstack.runner..")));
  }

  @Test
  void the_engine_does_not_know_the_command_line() {
    holds(
        noClasses()
            .that(resideInAnyPackage("dev.jstack.engine..", "dev.jstack.image.."))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.jstack.runner..")));
  }

  @Test
  void planning_is_arithmetic_on_values_without_files_and_hosts() {
    holds(
        noClasses()
            .that(resideInAPackage("dev.jstack.engine.plan.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.io..", "java.net..", "dev.jstack.host.api..")
                    .or(JavaClass.Predicates.equivalentTo(java.nio.file.Files.class))));
  }

  @Test
  void nothing_static_changes() {
    holds(
        fields()
            .that()
            .areDeclaredInClassesThat(resideInAPackage("dev.jstack.."))
            .and()
            .areStatic()
            .and(not(made_by_the_compiler()))
            .should()
            .beFinal());
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaField> made_by_the_compiler() {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "made by the compiler", field -> field.getName().startsWith("$"));
  }

  @Test
  void only_the_console_and_main_touch_the_streams_of_the_process() {
    holds(
        noClasses()
            .that(resideInAPackage("dev.jstack.."))
            .and(not(resideInAPackage("dev.jstack.runner.console..")))
            .and()
            .doNotHaveFullyQualifiedName("dev.jstack.runner.Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in"));
  }

  @Test
  void every_package_is_null_marked() {
    holds(classes().that(alwaysTrue()).should(liveInANullMarkedPackage()));
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        JavaPackage home = item.getPackage();
        boolean foreign = home.isAnnotatedWith(NullUnmarked.class); // names and nulls of Windows
        if (!foreign && !home.isAnnotatedWith(NullMarked.class)) {
          events.add(SimpleConditionEvent.violated(item, home.getName() + " is not @NullMarked"));
        }
      }
    };
  }

  @Test
  void no_package_lives_in_two_modules() {
    Map<String, Set<String>> modules = new TreeMap<>();
    for (JavaClass item : JSTACK) {
      String uri = item.getSource().orElseThrow().getUri().toString();
      String module = uri.substring(0, uri.indexOf("/dev/jstack/"));
      modules.computeIfAbsent(root(item), name -> new LinkedHashSet<>()).add(module);
    }
    Map<String, Set<String>> split = new LinkedHashMap<>();
    modules.forEach(
        (name, homes) -> {
          if (homes.size() > 1) {
            split.put(name, homes);
          }
        });
    assertThat(split).isEmpty();
  }

  /** {@code dev.jstack.engine} of {@code dev.jstack.engine.plan.Plan}. */
  private static String root(JavaClass item) {
    String[] parts = item.getPackageName().split("\\.", -1);
    return parts.length > 2 ? parts[2] : "";
  }
}
