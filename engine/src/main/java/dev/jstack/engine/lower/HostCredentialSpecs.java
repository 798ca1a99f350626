package dev.jstack.engine.lower;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.MachineApi;
import dev.jstack.schema.model.CredentialSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Credential specs that lie on the host: as files in its folders, as values of its registry. */
public final class HostCredentialSpecs implements CredentialSpecs {
  private static final Pattern NAME = Pattern.compile("[^/\\\\:]+");

  private final FileContents files;
  private final List<Path> folders;
  private final MachineApi machine;

  private HostCredentialSpecs(FileContents files, List<Path> folders, MachineApi machine) {
    this.files = files;
    this.folders = folders;
    this.machine = machine;
  }

  /** The folder below the state root, and those of the machine: Docker and its module use one. */
  public static CredentialSpecs of(HostFacts facts, FileContents files, MachineApi machine) {
    Stream<Path> own = Stream.of(Path.of(facts.stateRoot(), "CredentialSpecs"));
    Stream<Path> others = machine.credentialSpecFolders().stream().map(Path::of);
    return new HostCredentialSpecs(files, Stream.concat(own, others).toList(), machine);
  }

  /** The text of the spec; a name that leads out of the folder is not found. */
  @Override
  public Optional<String> find(CredentialSpec.Kind kind, String name) {
    return switch (kind) {
      case FILE -> isPlain(name) ? inFolders(name) : Optional.empty();
      case REGISTRY -> machine.credentialSpec(name);
      case RAW, CONFIG -> Optional.empty();
    };
  }

  private static boolean isPlain(String name) {
    return NAME.matcher(name).matches() && !name.equals("..") && !name.equals(".");
  }

  private Optional<String> inFolders(String name) {
    return folders.stream().flatMap(folder -> read(folder.resolve(name)).stream()).findFirst();
  }

  private Optional<String> read(Path file) {
    try {
      return Optional.of(new String(files.read(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
