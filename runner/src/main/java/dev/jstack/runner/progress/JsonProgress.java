package dev.jstack.runner.progress;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EventJson;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Console;

/** One event a line, for programs. */
final class JsonProgress implements Progress {
  private final Console console;

  /** The line for what is no event of the engine. */
  private record Notice(int formatVersion, String type, String text) {}

  JsonProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void accept(EngineEvent event) {
    console.tell(EventJson.write(event));
  }

  @Override
  public synchronized void notice(String text) {
    console.tell(Json.PLAIN.write(new Notice(EventJson.FORMAT_VERSION, "notice", text)));
  }

  @Override
  public void close() {
    console.flush();
  }
}
