package dev.jstack.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir Path folder;

  private Path info(Instant touched) throws IOException {
    Path file = folder.resolve("supervisor.json");
    SupervisorInfo.of("0.1.0", touched).write(file);
    Files.setLastModifiedTime(file, FileTime.from(touched));
    return file;
  }

  @Test
  void one_whose_process_is_there_and_whose_file_is_fresh_lives() throws IOException {
    Presence presence = Presence.of(info(NOW.minusSeconds(4)), NOW, pid -> true);

    assertThat(presence.alive()).isTrue();
  }

  @Test
  void one_that_was_killed_is_gone_since_it_last_touched_its_file() throws IOException {
    Presence presence = Presence.of(info(NOW.minusSeconds(4)), NOW, pid -> false);

    assertThat(presence.alive()).isFalse();
    assertThat(presence.lastSeen()).contains(NOW.minusSeconds(4));
  }

  @Test
  void a_number_that_another_process_has_now_is_no_supervisor() throws IOException {
    Presence presence = Presence.of(info(NOW.minusSeconds(120)), NOW, pid -> true);

    assertThat(presence.alive()).isFalse();
  }

  @Test
  void one_that_left_in_order_left_no_time() {
    Presence presence = Presence.of(folder.resolve("supervisor.json"), NOW, pid -> true);

    assertThat(presence).isEqualTo(new Presence(false, java.util.Optional.empty()));
  }
}
