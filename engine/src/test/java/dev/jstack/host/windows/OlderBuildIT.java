package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.Host;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.contract.Given;
import dev.jstack.host.document.hcs.ServiceModification;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.json.Json;
import org.junit.jupiter.api.Test;

/**
 * The whole contract on a build before Server 2022, whose computecore.dll lacks the functions that
 * wait for an end, and here one that changes the service: what needs a missing function says so.
 */
class OlderBuildIT extends AbiHostContractIT {
  private static final String MISSING = "HcsModifyServiceSettings";

  @Override
  StubbedHost open() {
    return StubbedHost.older(AbiHosts.with(new PretendCompute(), new FakeLayers()));
  }

  @Test
  void an_end_is_polled_for() {
    HcsProcess process = running(started());
    assertThat(process.waitForExit(Given.now())).isEmpty();
    process.terminate(Given.soon());
    assertThat(process.waitForExit(Given.soon())).isPresent();
  }

  @Test
  @Override
  protected void credential_guards_are_made_listed_and_removed_by_the_service() {
    Host host = host();
    String adding = Json.DOCUMENT.write(ServiceModification.addCredentialGuard("x", "{}"));
    assertThatThrownBy(() -> host.compute().modifyServiceSettings(adding))
        .isInstanceOfSatisfying(
            HostException.class,
            e -> {
              assertThat(e.error()).isEqualTo(HostError.NOT_SUPPORTED);
              assertThat(e.operation()).isEqualTo(MISSING);
              assertThat(e.told()).isEqualTo("this build of Windows lacks the function");
              assertThat(e.cure()).contains("newer Windows");
            });
  }
}
