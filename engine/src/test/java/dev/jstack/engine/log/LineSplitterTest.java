package dev.jstack.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class LineSplitterTest {

  @Property(tries = 200)
  void however_output_arrives_its_lines_are_the_same(
      @ForAll @Size(max = 400) byte[] output, @ForAll @IntRange(min = 1, max = 50) int chunk) {
    assertThat(split(output, chunk)).isEqualTo(split(output, output.length + 1));
  }

  @Property(tries = 200)
  void no_byte_is_lost(
      @ForAll @Size(max = 50) byte[] piece, @ForAll @IntRange(min = 1, max = 1500) int times) {
    byte[] output = repeat(piece, times);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    for (LogLine line : split(output, 4096)) {
      again.writeBytes(line.bytes());
      if (line.whole()) {
        again.write('\n');
      }
    }
    byte[] expected = output;
    if (output.length > 0 && output[output.length - 1] != '\n') {
      expected = Arrays.copyOf(output, output.length + 1);
      expected[output.length] = '\n';
    }
    assertThat(again.toByteArray()).isEqualTo(expected);
  }

  private static List<LogLine> split(byte[] output, int chunk) {
    List<LogLine> lines = new ArrayList<>();
    LineSplitter splitter = new LineSplitter(LogStream.STDOUT);
    for (int at = 0; at < output.length; at += chunk) {
      byte[] part = Arrays.copyOfRange(output, at, Math.min(output.length, at + chunk));
      splitter.feed(part, part.length, Instant.EPOCH, lines::add);
    }
    splitter.flush(Instant.EPOCH, lines::add);
    return lines;
  }

  private static byte[] repeat(byte[] piece, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
