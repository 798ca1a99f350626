package dev.jstack.image.layer.windows;

import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes layers in a child process: the privileges that restore any file are no business of the
 * program, and an archive that makes native code fall over takes only the child with it.
 */
public final class ImportProcess implements LayerImporter {
  private static final int MOST_WORDS = 8192;
  private static final long HOURS_TO_FINISH = 1;

  private final List<String> command;

  /**
   * An import by a program that calls {@link ImportChild}.
   *
   * @param command program and arguments
   */
  public ImportProcess(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public long write(LayerContent layer, LayerLimits limits, Place place) throws IOException {
    Process child = new ProcessBuilder(command).start();
    try (InputStream blob = layer.blob()) {
      CompletableFuture<byte[]> words = collected(child.getErrorStream());
      CompletableFuture<byte[]> answer = collected(child.getInputStream());
      send(child.getOutputStream(), new ImportMessages.Request(layer, limits, place).bytes(), blob);
      await(child);
      return bytes(text(answer), text(words), child.exitValue());
    } finally {
      child.destroyForcibly();
    }
  }

  /** Read as it comes, so that the child never waits for its reader; the rest is passed over. */
  private static CompletableFuture<byte[]> collected(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            byte[] first = stream.readNBytes(MOST_WORDS);
            stream.transferTo(OutputStream.nullOutputStream());
            return first;
          } catch (IOException e) {
            return new byte[0];
          }
        },
        work -> daemon(work).start());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jstack-layer-import");
    thread.setDaemon(true);
    return thread;
  }

  /** Sends until all is sent or the child has ended: it says itself why it did not read on. */
  private static void send(OutputStream out, byte[] request, InputStream blob) throws IOException {
    byte[] buffer = new byte[1 << 16];
    boolean open = taken(out, request, request.length);
    for (int n = blob.read(buffer); open && n >= 0; n = blob.read(buffer)) {
      open = taken(out, buffer, n);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while importing a layer");
      }
    }
    closed(out);
  }

  private static boolean taken(OutputStream out, byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void closed(OutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      // As for a write.
    }
  }

  private static void await(Process child) throws IOException {
    try {
      if (!child.waitFor(HOURS_TO_FINISH, TimeUnit.HOURS)) {
        throw new ImageException(
            ImageProblem.STORE, "the import of a layer does not end; it was stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while importing a layer");
    }
  }

  private static String text(CompletableFuture<byte[]> bytes) {
    return new String(bytes.join(), StandardCharsets.UTF_8).strip();
  }

  private static long bytes(String answer, String words, int exit) {
    if (answer.isEmpty()) {
      String why = words.isEmpty() ? "" : ": " + words.lines().findFirst().orElse("");
      throw new ImageException(
          ImageProblem.STORE, "the import of a layer ended with " + exit + why);
    }
    return ImportMessages.Answer.read(answer).bytesOrFailure();
  }
}
