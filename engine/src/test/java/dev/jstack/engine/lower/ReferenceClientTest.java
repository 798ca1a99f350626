package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.target.Targets;
import dev.jstack.host.HostFacts;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What hcsshim and Docker send for a container, recorded from their own code, against what jstack
 * sends for the same service. Each difference is in the tables below with its reason; the reasons
 * are in docs/conformance.md, section "HCS documents".
 */
@EnabledIfEnvironmentVariable(
    named = "JSTACK_CONFORMANCE",
    matches = ".+",
    disabledReason = "JSTACK_CONFORMANCE names no folder with recorded documents")
class ReferenceClientTest {
  private static final String TARGET = "windows-server-2022";

  /** Ids, and what the recording machine itself had in place of a Windows host. */
  private static final List<String> EVERYWHERE =
      List.of(
          "$.Storage.Layers[0].Id",
          "$.Storage.Layers[0].Path",
          "$.Storage.Layers[1].Id",
          "$.Storage.Layers[1].Path",
          "$.Storage.Path",
          "$.Networking.Namespace",
          "$.Name",
          "$.Owner",
          "$.LayerFolderPath",
          "$.Layers[0].ID",
          "$.Layers[0].Path",
          "$.Layers[1].ID",
          "$.Layers[1].Path",
          "$.HvRuntime.ImagePath",
          "$.EndpointList[0]");

  /** Members whose difference has one reason wherever it shows. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("$.Processor: {} -> absent", "an empty object limits nothing"),
          Map.entry("$.GuestOs: absent -> {\"HostName\":\"web-1\"}", "every container has a name"),
          Map.entry(
              "$.MappedDirectories[0].HostPath", "the recording resolves it to a volume of Wine"),
          Map.entry(
              "$.MappedDirectories[1].HostPath", "the recording resolves it to a volume of Wine"),
          Map.entry(
              "$.Networking.NetworkSharedContainerName",
              "sharing is by the namespace's id, which both documents carry"),
          Map.entry(
              "$.IgnoreFlushesDuringBoot: absent -> true",
              "a scratch layer's first boot; Docker too"),
          Map.entry("$.MappedDirectories[0].BandwidthMaximum: 0 -> absent", "zero is no limit"),
          Map.entry("$.MappedDirectories[0].IOPSMaximum: 0 -> absent", "zero is no limit"),
          Map.entry(
              "$.MappedDirectories[0].CreateInUtilityVM: false -> absent", "absent means false"),
          Map.entry(
              "$.HostName: \"web-1\" -> absent", "a gMSA's containers have no names of their own"),
          Map.entry("$.Credentials", "a spec without accounts is refused, so a whole one is given"),
          Map.entry("$.ConsoleSize: [0,0] -> absent", "Go writes empty arrays of fixed size"));

  private static Object recorded(String file) throws IOException {
    return Json.tree(
        Files.readString(
            Path.of(System.getenv("JSTACK_CONFORMANCE"), "hcs", "reference-client", file)));
  }

  @Test
  void process_containers_are_what_hcsshim_sends() throws IOException {
    List<?> inputs = (List<?>) recorded("hcsshim-v2-inputs.json");
    List<?> documents = (List<?>) recorded("hcsshim-v2-documents.json");
    int compared = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Map<?, ?> input = (Map<?, ?>) inputs.get(i);
      if (((Map<?, ?>) documents.get(i)).get("v2") instanceof Map<?, ?> theirs) {
        Map<?, ?> ours = (Map<?, ?>) document(HcsshimInput.stack(input)).get("Container");
        assertThat(unexplained(theirs, ours)).as(String.valueOf(input.get("Name"))).isEmpty();
        compared++;
      }
    }
    System.out.printf("hcsshim: %d containers alike%n", compared);
    assertThat(compared).isEqualTo(13);
  }

  @Test
  void two_processor_limits_at_once_are_a_warning_where_hcsshim_refuses() {
    LoweringResult result =
        Lowering.lower(
            Stacks.of(HcsshimInput.service("cpu_count: 1\n    cpu_percent: 50")),
            Stacks.on(TARGET));

    assertThat(result.state()).isPresent();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(PlanningCode.LIMIT_DROPPED.code());
  }

  @Test
  void hyperv_containers_and_processes_are_what_docker_sends() throws IOException {
    List<?> inputs = (List<?>) recorded("docker-v1-inputs.json");
    List<?> calls = (List<?>) recorded("docker-v1-calls.json");
    int containers = 0;
    int processes = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Map<?, ?> input = (Map<?, ?>) inputs.get(i);
      String name = String.valueOf(input.get("Name"));
      Map<String, Object> theirs = byCall((Map<?, ?>) calls.get(i));
      if (theirs.isEmpty()) {
        assertThat(Stacks.load(DockerInput.stack(input)).stack()).as(name).isEmpty();
        continue;
      }
      Map<String, Object> ours = sent(DockerInput.stack(input));
      if (name.startsWith("hyperv/")) {
        assertThat(
                unexplained(
                    theirs.get("HcsCreateComputeSystem"), ours.get("HcsCreateComputeSystem")))
            .as(name)
            .isEmpty();
        containers++;
      }
      assertThat(unexplained(theirs.get("HcsCreateProcess"), ours.get("HcsCreateProcess")))
          .as(name)
          .isEmpty();
      processes++;
    }
    System.out.printf("Docker: %d hyperv containers, %d processes alike%n", containers, processes);
    assertThat(containers).isEqualTo(4);
    assertThat(processes).isEqualTo(13);
  }

  private static Map<String, Object> byCall(Map<?, ?> recording) {
    Map<String, Object> documents = new LinkedHashMap<>();
    for (Object call : (List<?>) recording.get("calls")) {
      Map<?, ?> entry = (Map<?, ?>) call;
      documents.put(String.valueOf(entry.get("call")), entry.get("document"));
    }
    return documents;
  }

  private static List<String> unexplained(@Nullable Object theirs, @Nullable Object ours) {
    return Differences.between(theirs, ours).stream()
        .filter(difference -> !EVERYWHERE.contains(path(difference)))
        .filter(difference -> !REASONS.containsKey(difference))
        .filter(difference -> !REASONS.containsKey(path(difference)))
        .toList();
  }

  private static String path(String difference) {
    return difference.substring(0, difference.indexOf(": "));
  }

  private static Map<?, ?> document(String text) {
    return (Map<?, ?>) sent(text).get("HcsCreateComputeSystem");
  }

  private static Map<String, Object> sent(String text) {
    HostFacts facts = Targets.facts(TARGET).orElseThrow();
    Map<String, Object> documents = new LinkedHashMap<>();
    for (Realized.Sent sent : Realized.on(SimulatedHost.of(facts), Stacks.lower(text, TARGET))) {
      documents.put(sent.call(), Json.tree(sent.document()));
    }
    return documents;
  }
}
