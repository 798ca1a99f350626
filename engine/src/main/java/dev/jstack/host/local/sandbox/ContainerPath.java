package dev.jstack.host.local.sandbox;

/**
 * Paths inside containers, of either system, as paths of this one: drive C is the root directory,
 * any other drive a directory of its letter. {@code C:\data} is {@code /data}, {@code D:\x} is
 * {@code /d/x}.
 */
final class ContainerPath {
  private ContainerPath() {}

  static String of(String path) {
    String plain = path;
    if (path.length() >= 2 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
      char drive = Character.toLowerCase(path.charAt(0));
      String rest = path.substring(2).replace('\\', '/');
      plain = (drive == 'c' ? "" : "/" + drive) + (rest.startsWith("/") ? rest : "/" + rest);
    }
    while (plain.length() > 1 && plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain;
  }
}
