package dev.jstack.runner.command;

import dev.jstack.image.model.ImageException;
import dev.jstack.runner.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** What an image's failure is for a command: the message with its code, the facts, the cure. */
final class ImageFailure {
  private ImageFailure() {}

  static CommandException of(ImageException e) {
    ExitCode code =
        switch (e.problem()) {
          case NO_PLATFORM, CANNOT_BUILD -> ExitCode.UNSUPPORTED;
          case BAD_REFERENCE -> ExitCode.USAGE;
          case INTERRUPTED -> ExitCode.INTERRUPTED;
          default -> ExitCode.FAILED;
        };
    List<String> hints = new ArrayList<>(e.notes());
    hints.add(e.problem().cure());
    return new CommandException(
        code, "[" + e.problem().code() + "] " + e.getMessage(), hints.toArray(new String[0]));
  }
}
