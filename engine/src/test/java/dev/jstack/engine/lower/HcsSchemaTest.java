package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.target.Targets;
import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import dev.jstack.host.document.hcs.ProcessModifyRequest;
import dev.jstack.host.document.hcs.ServiceModification;
import dev.jstack.host.document.hcs.SignalOptions;
import dev.jstack.host.document.hcs.SystemQuery;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.json.Json;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every HCS document of jstack against Microsoft's schema of the build that it is for. */
@EnabledIfEnvironmentVariable(
    named = "JSTACK_CONFORMANCE",
    matches = ".+",
    disabledReason = "JSTACK_CONFORMANCE names no folder with Microsoft's schemas")
class HcsSchemaTest {
  private static final Path SCHEMAS = Path.of(conformance(), "hcs");

  private static String conformance() {
    String folder = System.getenv("JSTACK_CONFORMANCE");
    return folder == null ? "." : folder;
  }

  @TestFactory
  List<DynamicTest> golden_stacks_send_valid_documents_to_every_target() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> cases = Files.list(Path.of("src/test/resources/lower"))) {
      for (Path one : cases.sorted().toList()) {
        String text = Files.readString(one.resolve("stack.yaml"));
        for (String target : Targets.names()) {
          String name = one.getFileName() + " on " + target;
          tests.add(DynamicTest.dynamicTest(name, () -> check(Stacks.of(text), target)));
        }
      }
    }
    return tests;
  }

  @Test
  void stacks_of_the_world_send_valid_documents_to_every_target() throws IOException {
    int documents = 0;
    int stacks = 0;
    try (Stream<Path> files = Files.walk(Path.of(conformance(), "stacks"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList()) {
        Optional<Stack> stack = load(file);
        if (stack.isPresent()) {
          stacks++;
          for (String target : Targets.names()) {
            documents += check(stack.get(), target);
          }
        }
      }
    }
    System.out.printf(
        "HCS documents: %d of %d stacks on %d targets, all valid%n",
        documents, stacks, Targets.names().size());
    assertThat(documents).isGreaterThan(500);
  }

  private static Optional<Stack> load(Path file) {
    return StackLoader.create()
        .load(
            Stacks.request(List.of(file.toString()), Optional.empty(), file.getParent().toString()))
        .stack();
  }

  /** How many documents were checked; none when the target refuses the stack. */
  private static int check(Stack stack, String target) throws IOException {
    HostFacts facts = Targets.facts(target).orElseThrow();
    HcsSchema schema = HcsSchema.forBuild(SCHEMAS, facts.version().build());
    Optional<DesiredState> state = Lowering.lower(stack, Stacks.on(target)).state();
    if (state.isEmpty()) {
      return 0;
    }
    int checked = 0;
    for (Realized.Sent sent : Realized.on(SimulatedHost.of(facts), state.get())) {
      Optional<String> definition = definition(sent);
      if (definition.isPresent()) {
        assertThat(schema.problems(sent.document(), definition.get()))
            .as(sent.document())
            .isEmpty();
        checked++;
      }
    }
    return checked;
  }

  /** Documents without a schema version have no published schema. */
  private static Optional<String> definition(Realized.Sent sent) {
    return switch (sent.call()) {
      case "HcsCreateComputeSystem" ->
          sent.document().contains("\"SchemaVersion\"")
              ? Optional.of("ComputeSystem")
              : Optional.empty();
      case "HcsCreateProcess" -> Optional.of("ProcessParameters");
      default -> Optional.empty();
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {17763, 19041, 22000})
  void requests_and_queries_are_valid(int build) throws IOException {
    HcsSchema schema = HcsSchema.forBuild(SCHEMAS, build);
    Container.Processor half =
        new Container.Processor(Optional.empty(), Optional.empty(), Optional.of(5000L));

    assertThat(schema.problems(Json.DOCUMENT.write(SystemQuery.ownedBy("jstack")), "SystemQuery"))
        .isEmpty();
    assertThat(valid(schema, ModifySettingRequest.memory(512), "ModifySettingRequest")).isEmpty();
    assertThat(valid(schema, ModifySettingRequest.processor(half), "ModifySettingRequest"))
        .isEmpty();
    assertThat(valid(schema, ProcessModifyRequest.resize(40, 120), "ProcessModifyRequest"))
        .isEmpty();
    assertThat(valid(schema, ProcessModifyRequest.closeStandardInput(), "ProcessModifyRequest"))
        .isEmpty();
    assertThat(valid(schema, new SignalOptions("CtrlShutdown"), "SignalProcessOptions")).isEmpty();
    ServiceModification add = ServiceModification.addCredentialGuard("a", "{}");
    assertThat(valid(schema, add, "ModificationRequest")).isEmpty();
    assertThat(
            valid(
                schema,
                (Record) add.settings().orElseThrow(),
                "ContainerCredentialGuardOperationRequest"))
        .isEmpty();
  }

  private static List<String> valid(HcsSchema schema, Record document, String definition) {
    return schema.problems(Json.DOCUMENT.write(document), definition);
  }

  @Test
  void the_validator_sees_what_is_wrong() throws IOException {
    HcsSchema schema = HcsSchema.forBuild(SCHEMAS, 17763);

    assertThat(schema.problems("{\"Container\":{\"Extra\":1}}", "ComputeSystem"))
        .containsExactly("$.Container.Extra: unknown member");
    assertThat(
            schema.problems(
                "{\"Container\":{\"AssignedDevices\":[{\"Type\":\"x\"}]}}", "ComputeSystem"))
        .hasSize(1);
    assertThat(schema.problems("{\"Signal\":\"SIGTERM\"}", "SignalProcessOptions")).hasSize(1);
    assertThat(schema.problems("{\"ConsoleSize\":[70000,1]}", "ProcessParameters")).hasSize(1);
    assertThat(schema.problems("{\"Owner\":5}", "ComputeSystem")).hasSize(1);
  }
}
