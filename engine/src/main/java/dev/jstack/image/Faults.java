package dev.jstack.image;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.registry.RegistryException;
import dev.jstack.image.store.ContentStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Failures of the network and the disk, told as failures of an image. */
final class Faults {
  private Faults() {}

  static ImageException of(String doing, IOException e) {
    if (e instanceof RegistryException answer) {
      return new ImageException(
          answer.problem(), doing + ": " + answer.getMessage(), mirrors(e), e);
    }
    if (e instanceof InterruptedIOException || e instanceof ClosedByInterruptException) {
      return new ImageException(ImageProblem.INTERRUPTED, doing + " was interrupted", e);
    }
    boolean disk =
        e instanceof FileSystemException
            || String.valueOf(e.getMessage()).contains("No space left");
    return disk
        ? ContentStore.failure(doing, e)
        : new ImageException(ImageProblem.UNREACHABLE, doing + ": " + e.getMessage(), e);
  }

  /** What the mirrors said that were asked before. */
  private static List<String> mirrors(IOException e) {
    return Arrays.stream(e.getSuppressed())
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .toList();
  }
}
