package dev.jstack.host.windows;

import com.sun.jna.NativeLibrary;
import dev.jstack.host.windows.abi.FileLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The functions for the files of layers as a shared object, built by the gcc that is there. */
record FileStub(Path library) {
  private static final String OPTIONS =
      "-O2 -Wall -Werror -Wno-format-truncation -shared -fPIC -fvisibility=hidden";

  /** Empty where there is no gcc. */
  static Optional<FileStub> build() throws IOException, InterruptedException {
    Path engine = AbiStub.engine();
    Path folder = Files.createDirectories(engine.resolve("target/native"));
    Path library = folder.resolve("libfilestub-" + ProcessHandle.current().pid() + ".so");
    Path source = engine.resolve("src/test/native/filestub.c");
    Path log = folder.resolve("filestub.log");
    try {
      Process gcc =
          new ProcessBuilder(("gcc " + OPTIONS + " -o " + library + " " + source).split(" ", -1))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
        throw new IllegalStateException("gcc: " + Files.readString(log));
      }
      library.toFile().deleteOnExit();
      return Optional.of(new FileStub(library));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  FileLibraries libraries() {
    return FileLibraries.fromStub(library);
  }

  /** Handles and contexts given out and not given back. */
  long live() {
    NativeLibrary exports = NativeLibrary.getInstance(library.toString());
    return exports.getFunction("FileStubLive").invokeLong(new Object[0]);
  }
}
