package dev.jstack.engine.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The files of one replica's log: {@code 1764077523.log}, {@code 1764077524.log} … The highest
 * number is written to. Nothing is ever renamed, so that a reader finds the next file by counting,
 * on any system. The first number is the second at which the log began: one that is removed and
 * begun anew is never mistaken for the old one.
 */
final class LogFiles {
  private static final String SUFFIX = ".log";

  private LogFiles() {}

  static Path file(Path directory, long number) {
    return directory.resolve(number + SUFFIX);
  }

  /** Numbers of the files that are there, rising; none when the directory is gone. */
  static List<Long> numbers(Path directory) {
    List<Long> numbers = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      files.forEach(file -> number(file, numbers));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(numbers);
    return numbers;
  }

  private static void number(Path file, List<Long> numbers) {
    String name = String.valueOf(file.getFileName());
    String digits = name.substring(0, name.length() - SUFFIX.length());
    try {
      numbers.add(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      // Somebody else's file.
    }
  }

  /** Opens a file to read and write that only its owner may see. */
  static FileChannel open(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, ownerOnly(file, "rw-------"));
  }

  static void createDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
