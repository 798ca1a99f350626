package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.YamlLimits;
import java.util.Map;

/** The variables that a request's stack files are read with. */
public final class Settings {
  private Settings() {}

  /**
   * The process environment of {@code request} and what its env files add, {@code .env} where it
   * names none. What is wrong with these files is told by the load.
   */
  public static Map<String, String> of(LoadRequest request) {
    Diagnostics unheard = new Diagnostics();
    SourceReader sources =
        new SourceReader(request.workingDirectory(), YamlLimits.DEFAULT.bytes(), unheard);
    Surroundings surroundings = new Surroundings(request, sources, unheard);
    return surroundings.environment(surroundings.base(surroundings.files())).values();
  }
}
