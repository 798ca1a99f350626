package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The ABI stub as a shared object, built by the gcc that is there. */
final class StubLibrary {
  private static final Path SOURCE = Path.of("src/test/native/hcsstub.c");

  private final Path path;
  private final NativeLibrary library;

  private StubLibrary(Path path) {
    this.path = path;
    this.library = NativeLibrary.getInstance(path.toString());
  }

  /** Builds and loads it; empty where there is no gcc. */
  static Optional<StubLibrary> build() throws IOException, InterruptedException {
    Path path = Path.of("target/native/libhcsstub.so").toAbsolutePath();
    Files.createDirectories(path.getParent());
    Process gcc;
    try {
      gcc =
          new ProcessBuilder(
                  "gcc",
                  "-O2",
                  "-Wall",
                  "-Werror",
                  "-shared",
                  "-fPIC",
                  "-fvisibility=hidden",
                  "-o",
                  path.toString(),
                  SOURCE.toString(),
                  "-lpthread")
              .redirectErrorStream(true)
              .redirectOutput(new File("target/native/gcc.log"))
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    assertThat(gcc.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(gcc.exitValue()).as(Files.readString(Path.of("target/native/gcc.log"))).isEqualTo(0);
    return Optional.of(new StubLibrary(path));
  }

  Path path() {
    return path;
  }

  void connect(StubServer server) {
    Function connect = library.getFunction("StubConnect");
    connect.invoke(new Object[] {Integer.toString(server.port()), server.token()});
  }

  long liveTexts() {
    return library.getFunction("StubLiveTexts").invokeLong(new Object[0]);
  }

  long liveHandles() {
    return library.getFunction("StubLiveHandles").invokeLong(new Object[0]);
  }
}
