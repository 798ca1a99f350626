package dev.jstack.host.windows;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import dev.jstack.host.windows.abi.NativeLibraries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The ABI stub where it is to be had: on Linux a shared object built by the gcc that is there, on
 * Windows (under Wine) the DLLs that .ci/wine put into the system directory.
 */
record AbiStub(NativeLibraries libraries, List<NativeLibrary> exports) {
  private static final Path SOURCE = Path.of("src/test/native/hcsstub.c");
  private static final List<String> DLLS =
      List.of("computecore.dll", "vmcompute.dll", "computenetwork.dll");

  /** Empty where there is neither gcc nor a stub among the DLLs. */
  static Optional<AbiStub> here() throws IOException, InterruptedException {
    return Platform.isWindows() ? fromSystem() : fromCompiler();
  }

  private static Optional<AbiStub> fromSystem() {
    Path system = Path.of(System.getenv("SystemRoot"), "System32");
    List<NativeLibrary> exports =
        DLLS.stream()
            .map(dll -> NativeLibrary.getInstance(system.resolve(dll).toString()))
            .toList();
    return Optional.of(new AbiStub(NativeLibraries.fromSystem(system), exports));
  }

  private static Optional<AbiStub> fromCompiler() throws IOException, InterruptedException {
    Path path = Path.of("target/native/libhcsstub.so").toAbsolutePath();
    Path log = Path.of("target/native/gcc.log");
    Files.createDirectories(path.getParent());
    String command = "gcc -O2 -Wall -Werror -shared -fPIC -fvisibility=hidden";
    try {
      Process gcc = start(command + " -o " + path + " " + SOURCE + " -lpthread", log.toFile());
      if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
        throw new AssertionError("gcc: " + Files.readString(log));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    NativeLibrary library = NativeLibrary.getInstance(path.toString());
    return Optional.of(new AbiStub(NativeLibraries.fromStub(path), List.of(library)));
  }

  private static Process start(String command, File log) throws IOException {
    return new ProcessBuilder(command.split(" ", -1))
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  void connect(StubServer server) {
    for (NativeLibrary library : exports) {
      Function connect = library.getFunction("StubConnect");
      connect.invoke(new Object[] {Integer.toString(server.port()), server.token()});
    }
  }

  /** Texts given out and not freed; on Windows the system's allocator does not count. */
  long liveTexts() {
    return sum("StubLiveTexts");
  }

  /** Handles given out and not closed. */
  long liveHandles() {
    return sum("StubLiveHandles");
  }

  private long sum(String function) {
    return exports.stream()
        .mapToLong(library -> library.getFunction(function).invokeLong(new Object[0]))
        .sum();
  }
}
