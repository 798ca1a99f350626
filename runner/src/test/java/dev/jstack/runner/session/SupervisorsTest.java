package dev.jstack.runner.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorsTest {
  private static final SupervisorProgram NEVER_RUN =
      new SupervisorProgram(List.of(), "java", List.of(), "nowhere", "None", "b1");

  @TempDir Path directory;

  @Test
  void a_state_directory_that_is_a_file_is_said_to_be_one() throws IOException {
    Path file = Files.createFile(directory.resolve("state"));
    SupervisorPlace place = new SupervisorPlace(file, directory);
    Supervisors supervisors = new Supervisors(place, NEVER_RUN, notice -> {});
    assertThatThrownBy(supervisors::open)
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("cannot write in the state directory " + file)
        .hasMessageEndingWith("is a file");
  }
}
