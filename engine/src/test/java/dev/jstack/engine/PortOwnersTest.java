package dev.jstack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.host.Host;
import dev.jstack.host.api.MachineApi;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before anything is touched: who has a port that a stack wants. */
class PortOwnersTest {
  private static final String WEB =
      "services:\n  web:\n    image: registry.local/web:1\n    ports: ['%s']\n";

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
  }

  private List<String> errors(Host host, String ports) {
    return bench
        .engine(host)
        .plan(bench.stack(WEB.formatted(ports)), PlanOptions.DEFAULT)
        .diagnostics()
        .stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .toList();
  }

  /** The bench's host on a machine where {@code java} listens on TCP port 8080. */
  private Host withJava() {
    MachineApi machine =
        new MachineApi() {
          @Override
          public Optional<String> portHolder(int port, boolean udp, String address) {
            return port == 8080 && !udp ? Optional.of("java (pid 4121)") : Optional.empty();
          }

          @Override
          public List<String> credentialSpecFolders() {
            return List.of();
          }

          @Override
          public Optional<String> credentialSpec(String name) {
            return Optional.empty();
          }

          @Override
          public Optional<String> utilityVm(List<String> layers) {
            return Optional.empty();
          }
        };
    return (Host)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {Host.class},
            (proxy, method, arguments) ->
                method.getName().equals("machine")
                    ? machine
                    : method.invoke(bench.host(), arguments));
  }

  @Test
  void a_program_that_listens_is_named_when_planning() {
    assertThat(errors(withJava(), "8080:80"))
        .containsExactly("port 8080 of `web` is taken: held by java (pid 4121)");
    assertThat(errors(withJava(), "8081:80")).isEmpty();
    assertThat(errors(withJava(), "8080:80/udp")).isEmpty();
  }

  @Test
  void a_port_that_the_stack_has_stays_the_stacks() {
    bench.up(WEB.formatted("8080:80"));

    assertThat(errors(withJava(), "8080:80")).isEmpty();
    assertThat(errors(withJava(), "8080:81")).isEmpty();
  }

  @Test
  void a_port_of_another_stack_is_refused_with_the_name_of_that_stack() {
    bench.up(WEB.formatted("8080:80"), "other");

    assertThat(errors(bench.host(), "8080:80"))
        .containsExactly("port 8080 of `web` is taken: held by `web` of stack other");
  }

  @Test
  void a_mapping_of_an_endpoint_that_is_not_jstacks_is_seen_too() {
    bench.up(WEB.formatted("8081:80"));
    UUID network = bench.snapshot().networks().keySet().iterator().next();
    bench
        .host()
        .network()
        .createEndpoint(
            network,
            new UUID(1, 2),
            """
            {"Name":"docker-web","HostComputeNetwork":"%s","Policies":[{"Type":"PortMapping",
             "Settings":{"Protocol":6,"InternalPort":80,"ExternalPort":8080}}],
             "SchemaVersion":{"Major":2,"Minor":0}}"""
                .formatted(network));

    assertThat(errors(bench.host(), "8080:80"))
        .containsExactly("port 8080 of `web` is taken: held by the HNS endpoint docker-web");
  }
}
