package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.target.Targets;
import dev.jstack.host.HostFacts;
import dev.jstack.schema.model.CredentialSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialSpecFoldersTest {

  @Test
  void a_spec_is_found_by_the_name_of_its_file_and_nothing_else() {
    HostFacts facts = Targets.facts("windows-server-2022").orElseThrow();
    Map<Path, String> disk =
        Map.of(Path.of(facts.stateRoot(), "CredentialSpecs", "web.json"), "{}");
    CredentialSpecs specs =
        CredentialSpecFolders.of(
            facts,
            file -> {
              String text = disk.get(file.normalize());
              if (text == null) {
                throw new NoSuchFileException(file.toString());
              }
              return text.getBytes(StandardCharsets.UTF_8);
            });

    assertThat(specs.find(CredentialSpec.Kind.FILE, "web.json")).contains("{}");
    assertThat(specs.find(CredentialSpec.Kind.FILE, "other.json")).isEmpty();
    assertThat(specs.find(CredentialSpec.Kind.FILE, "../CredentialSpecs/web.json")).isEmpty();
    assertThat(specs.find(CredentialSpec.Kind.FILE, "..")).isEmpty();
    assertThat(specs.find(CredentialSpec.Kind.REGISTRY, "web.json")).isEmpty();
  }
}
