package dev.jstack.image;

import dev.jstack.image.PullMessages.Line;
import dev.jstack.image.PullMessages.Request;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.store.ImageRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Pulls in a child process. A supervisor lives for weeks in little memory and with a compiler that
 * starts fast; a pull moves and hashes gigabytes for a minute.
 */
final class PullProcess {
  private final List<String> command;

  /**
   * A pull by a program that calls {@link PullChild}.
   *
   * @param command program and arguments
   */
  PullProcess(List<String> command) {
    this.command = List.copyOf(command);
  }

  ImageRecord pull(String reference, ImagePlatform platform, PullListener listener) {
    Process child = start();
    BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    try {
      ask(child, new Request(reference, platform));
      reader(child, lines).start();
      return follow(reference, lines, listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException(
          ImageProblem.INTERRUPTED, "pull of `" + reference + "` was interrupted");
    } finally {
      child.destroyForcibly();
    }
  }

  private Process start() {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new ImageException(
          ImageProblem.STORE, "a pull cannot be started: " + e.getMessage(), e);
    }
  }

  /** A child that has ended does not read; that shows when its answer is missing. */
  private static void ask(Process child, Request request) {
    try (OutputStream out = child.getOutputStream()) {
      out.write(request.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // As said.
    }
  }

  /** A thread of its own: a read of a pipe cannot be interrupted, a wait for a line can. */
  private static Thread reader(Process child, BlockingQueue<Optional<String>> lines) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(
                      new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  lines.add(Optional.of(line));
                }
              } catch (IOException e) {
                // The end, too.
              }
              lines.add(Optional.empty());
            },
            "jstack-pull");
    thread.setDaemon(true);
    return thread;
  }

  private static ImageRecord follow(
      String reference, BlockingQueue<Optional<String>> lines, PullListener listener)
      throws InterruptedException {
    while (true) {
      Line line =
          lines
              .take()
              .map(Line::read)
              .orElseThrow(
                  () ->
                      new ImageException(
                          ImageProblem.STORE,
                          "the process that pulled `" + reference + "` has died"));
      line.progress().ifPresent(listener::on);
      if (line.failure().isPresent()) {
        throw line.failure().get().exception();
      }
      if (line.record().isPresent()) {
        return line.record().get();
      }
    }
  }
}
