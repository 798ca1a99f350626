package dev.jstack.host.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.SecurityFunctions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of Windows with the access lists that a security descriptor says. */
final class ProtectedFiles implements HostFiles {
  private static final String REMOVING = "-removing";

  private final NativeLibraries libraries;

  ProtectedFiles(NativeLibraries libraries) {
    this.libraries = libraries;
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {
    try {
      Files.createDirectories(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + path, e);
    }
    protect(path, securityDescriptor);
  }

  /** Does not follow links: a junction in a volume must not lead the deletion elsewhere. */
  @Override
  public void removeDirectory(String path) {
    Path root = Path.of(path);
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(root, new Removal());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the directory " + path, e);
    }
  }

  /**
   * Writes beside the target and moves. The directory protects the file while it is made; its own
   * list is set before it gets its name.
   */
  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    Path target = Path.of(path);
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(partial, content);
      protect(partial.toString(), securityDescriptor);
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  @Override
  public List<String> listDirectory(String path) {
    Path directory = Path.of(path);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the directory " + path, e);
    }
  }

  /**
   * What is half removed must not look whole to whoever comes after a crash. The rename fails while
   * a disk is attached, so nothing that is mounted is removed.
   */
  @Override
  public String aside(String path) {
    Path layer = Path.of(path);
    String name = String.valueOf(layer.getFileName());
    if (name.endsWith(REMOVING) || !Files.exists(layer, LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    Path removing = layer.resolveSibling(name + REMOVING);
    try {
      Files.move(layer, removing, StandardCopyOption.ATOMIC_MOVE);
      return removing.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rename the layer " + path, e);
    }
  }

  /** Replaces the inherited list; an empty descriptor leaves it. */
  private void protect(String path, String securityDescriptor) {
    if (securityDescriptor.isEmpty()) {
      return;
    }
    PointerByReference descriptor = new PointerByReference();
    SecurityFunctions security = libraries.security();
    int converted =
        security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            securityDescriptor, SecurityFunctions.SDDL_REVISION_1, descriptor, null);
    check(converted, "ConvertStringSecurityDescriptorToSecurityDescriptorW", path);
    Pointer made = descriptor.getValue();
    try {
      int information =
          SecurityFunctions.DACL_SECURITY_INFORMATION
              | SecurityFunctions.PROTECTED_DACL_SECURITY_INFORMATION;
      check(security.SetFileSecurityW(path, information, made), "SetFileSecurityW", path);
    } finally {
      libraries.system().LocalFree(made);
    }
  }

  /** These functions answer with a BOOL and leave the reason in the thread's last error. */
  private static void check(int succeeded, String operation, String path) {
    if (succeeded == 0) {
      int code = NativeResult.ofLastError(Native.getLastError());
      throw NativeResult.failure(code, operation, path, "");
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (attributes.isOther()) { // a junction: the JDK calls reparse points that
        Files.delete(directory);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
