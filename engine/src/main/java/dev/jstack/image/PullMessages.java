package dev.jstack.image;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.json.Json;
import java.util.List;
import java.util.Optional;

/** What a process that pulls is told, and what it says line by line. */
final class PullMessages {
  private PullMessages() {}

  /** The one order. */
  record Request(String reference, ImagePlatform platform) {
    String text() {
      return Json.PLAIN.write(this);
    }

    static Request read(String text) {
      return Json.PLAIN.read(text, Request.class);
    }
  }

  /** How it gets on, and at the end the image or what was wrong. */
  record Line(
      Optional<PullProgress> progress, Optional<ImageRecord> record, Optional<Failure> failure) {
    static Line of(PullProgress progress) {
      return new Line(Optional.of(progress), Optional.empty(), Optional.empty());
    }

    static Line done(ImageRecord record) {
      return new Line(Optional.empty(), Optional.of(record), Optional.empty());
    }

    static Line failed(ImageException failure) {
      Failure said =
          new Failure(failure.problem(), String.valueOf(failure.getMessage()), failure.notes());
      return new Line(Optional.empty(), Optional.empty(), Optional.of(said));
    }

    static Line read(String text) {
      return Json.PLAIN.read(text, Line.class);
    }

    String text() {
      return Json.PLAIN.write(this) + "\n";
    }
  }

  /** An {@link ImageException} as text. */
  record Failure(ImageProblem problem, String message, List<String> notes) {
    ImageException exception() {
      return new ImageException(problem, message, notes, null);
    }
  }
}
