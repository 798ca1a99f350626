package dev.jstack.engine.lower;

import dev.jstack.host.HostFacts;
import dev.jstack.schema.model.CredentialSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Credential specs that lie as files in the host's folders. Values of the registry are not found:
 * reading them takes the host.
 */
public final class CredentialSpecFolders implements CredentialSpecs {
  private static final String DOCKER = "C:\\ProgramData\\Docker\\CredentialSpecs";
  private static final Pattern NAME = Pattern.compile("[^/\\\\:]+");

  private final FileContents files;
  private final List<Path> folders;

  private CredentialSpecFolders(FileContents files, List<Path> folders) {
    this.files = files;
    this.folders = folders;
  }

  /** The folder below the state root, and on Windows the one that Docker and its module use. */
  public static CredentialSpecs of(HostFacts facts, FileContents files) {
    Path own = Path.of(facts.stateRoot(), "CredentialSpecs");
    return new CredentialSpecFolders(
        files,
        facts.kind() == HostFacts.Kind.WINDOWS ? List.of(own, Path.of(DOCKER)) : List.of(own));
  }

  /** The text of the file; a name that leads out of the folder is not found. */
  @Override
  public Optional<String> find(CredentialSpec.Kind kind, String name) {
    boolean plain = NAME.matcher(name).matches() && !name.equals("..") && !name.equals(".");
    return kind == CredentialSpec.Kind.FILE && plain
        ? folders.stream().flatMap(folder -> read(folder.resolve(name)).stream()).findFirst()
        : Optional.empty();
  }

  private Optional<String> read(Path file) {
    try {
      return Optional.of(new String(files.read(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
