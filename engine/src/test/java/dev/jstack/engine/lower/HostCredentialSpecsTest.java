package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.target.Targets;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.MachineApi;
import dev.jstack.schema.model.CredentialSpec.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostCredentialSpecsTest {
  private static final String DOCKER = "C:\\ProgramData\\Docker\\CredentialSpecs";
  private static final HostFacts FACTS = Targets.facts("windows-server-2022").orElseThrow();
  private static final Map<Path, String> DISK =
      Map.of(
          Path.of(FACTS.stateRoot(), "CredentialSpecs", "web.json"), "own",
          Path.of(DOCKER, "web.json"), "hidden by the own one",
          Path.of(DOCKER, "sql.json"), "Docker's");

  private final CredentialSpecs specs =
      HostCredentialSpecs.of(FACTS, HostCredentialSpecsTest::read, new Registry());

  private static byte[] read(Path file) throws NoSuchFileException {
    String text = DISK.get(file.normalize());
    if (text == null) {
      throw new NoSuchFileException(file.toString());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A Windows machine with one value, and Docker's folder. */
  private static final class Registry implements MachineApi {
    @Override
    public Optional<String> portHolder(int port, boolean udp, String address) {
      return Optional.empty();
    }

    @Override
    public List<String> credentialSpecFolders() {
      return List.of(DOCKER);
    }

    @Override
    public Optional<String> credentialSpec(String name) {
      return name.equals("web") ? Optional.of("of the registry") : Optional.empty();
    }

    @Override
    public Optional<String> utilityVm(List<String> layers) {
      return Optional.empty();
    }
  }

  @Test
  void a_file_is_looked_for_below_the_state_root_and_then_where_docker_has_it() {
    assertThat(specs.find(Kind.FILE, "web.json")).contains("own");
    assertThat(specs.find(Kind.FILE, "sql.json")).contains("Docker's");
    assertThat(specs.find(Kind.FILE, "other.json")).isEmpty();
  }

  @Test
  void a_name_that_leads_out_of_the_folder_is_not_found() {
    assertThat(specs.find(Kind.FILE, "../CredentialSpecs/web.json")).isEmpty();
    assertThat(specs.find(Kind.FILE, "..\\CredentialSpecs\\web.json")).isEmpty();
    assertThat(specs.find(Kind.FILE, "C:\\specs\\web.json")).isEmpty();
    assertThat(specs.find(Kind.FILE, "..")).isEmpty();
  }

  @Test
  void a_value_of_the_registry_is_no_file_and_a_file_no_value() {
    assertThat(specs.find(Kind.REGISTRY, "web")).contains("of the registry");
    assertThat(specs.find(Kind.REGISTRY, "web.json")).isEmpty();
    assertThat(specs.find(Kind.FILE, "web")).isEmpty();
  }
}
