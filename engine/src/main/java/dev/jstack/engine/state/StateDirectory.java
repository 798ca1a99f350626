package dev.jstack.engine.state;

import dev.jstack.schema.model.StackName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The root of everything jstack keeps on a machine. */
public record StateDirectory(Path root) {

  /** The part that is about one stack. Nothing is made yet. */
  public StackDirectory stack(StackName stack) {
    return new StackDirectory(stacks().resolve(stack.value()));
  }

  /** Stacks that something is kept about, sorted. */
  public List<StackName> stackNames() {
    List<StackName> names = new ArrayList<>();
    if (!Files.isDirectory(stacks())) {
      return names;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(stacks(), Files::isDirectory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (StackName.isLegal(name)) {
          names.add(new StackName(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + stacks() + ": " + e.getMessage(), e);
    }
    names.sort(Comparator.comparing(StackName::value));
    return names;
  }

  /** Forgets everything about {@code stack}: its directory goes with all it holds. */
  public void forget(StackName stack) {
    StateFile.deleteTree(stack(stack).path());
  }

  private Path stacks() {
    return root.resolve("stacks");
  }
}
