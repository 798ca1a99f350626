package dev.jstack.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to load and in which surroundings. Nothing else of the process is read: not its environment,
 * not its working directory.
 *
 * @param files the {@code -f} list in order ({@code -}: see {@code standardInput}); empty: discover
 * @param standardInput text for {@code -}
 * @param workingDirectory absolute; where discovery starts and relative {@code -f} are resolved
 * @param projectDirectory {@code --project-directory}
 * @param projectName {@code -p}
 * @param envFiles {@code --env-file} list; empty: {@code .env} of the project directory
 * @param profiles {@code --profile} list
 * @param environment the process environment, for interpolation
 * @param windowsHost whether names of variables ignore case and {@code ;} separates path lists
 * @param services services named on the command line; empty: all
 * @param scale {@code --scale} by service
 * @param switches parts of the work that {@code config} can leave out
 */
public record LoadRequest(
    List<String> files,
    Optional<String> standardInput,
    Path workingDirectory,
    Optional<Path> projectDirectory,
    Optional<String> projectName,
    List<String> envFiles,
    List<String> profiles,
    Map<String, String> environment,
    boolean windowsHost,
    List<String> services,
    Map<String, Integer> scale,
    Switches switches) {

  /** The same with all parts of the work done. */
  public LoadRequest complete() {
    return with(profiles, Switches.ALL);
  }

  /** The same with other profiles. */
  public LoadRequest withProfiles(List<String> others) {
    return with(others, switches);
  }

  private LoadRequest with(List<String> otherProfiles, Switches otherSwitches) {
    return new LoadRequest(
        files,
        standardInput,
        workingDirectory,
        projectDirectory,
        projectName,
        envFiles,
        otherProfiles,
        environment,
        windowsHost,
        services,
        scale,
        otherSwitches);
  }

  /**
   * Parts of the work that can be switched off; all on by default.
   *
   * @param checkMeaning whether what a Windows host cannot do is refused
   * @param bind whether the stack is made, beside its canonical tree
   */
  public record Switches(
      boolean interpolate,
      boolean normalize,
      boolean resolvePaths,
      boolean resolveEnvironment,
      boolean checkConsistency,
      boolean checkMeaning,
      boolean bind) {
    public static final Switches ALL = new Switches(true, true, true, true, true, true, true);

    /** The same where the canonical tree is enough, whatever a host makes of it. */
    public Switches forLooking() {
      return new Switches(
          interpolate, normalize, resolvePaths, resolveEnvironment, checkConsistency, false, false);
    }

    /** The same for a reader of the Compose format that means no host in particular. */
    public Switches withoutMeaning() {
      return new Switches(
          interpolate, normalize, resolvePaths, resolveEnvironment, checkConsistency, false, bind);
    }
  }
}
