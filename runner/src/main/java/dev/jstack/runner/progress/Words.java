package dev.jstack.runner.progress;

/** The verbs of a plan, as something that is going on and as something that is over. */
final class Words {
  private Words() {}

  static String doing(String verb) {
    return switch (verb) {
      case "create" -> "creating";
      case "update" -> "changing";
      case "start" -> "starting";
      case "stop" -> "stopping";
      case "remove" -> "removing";
      case "run" -> "running what comes before it";
      case "await" -> "waiting until it is ready";
      default -> verb;
    };
  }

  static String done(String verb) {
    return switch (verb) {
      case "create" -> "created";
      case "update" -> "changed";
      case "start" -> "running";
      case "stop" -> "stopped";
      case "remove" -> "removed";
      case "run" -> "prepared";
      case "await" -> "ready";
      default -> verb;
    };
  }

  /** {@code 1 network}, {@code 3 networks}. */
  static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
