package dev.jstack.host.windows.examine;

/**
 * Who may use the Host Compute Service: administrators whose rights are switched on, and members of
 * Hyper-V Administrators. HNS looks at the caller's token too (HCSHResult.md, 0x8037011B).
 */
final class Access {
  /** BUILTIN\Hyper-V Administrators. */
  static final String HYPERV_ADMINISTRATORS = "S-1-5-32-578";

  /**
   * BUILTIN\Administrators; in the token of a prompt that is not elevated, too, but for denying.
   */
  static final String ADMINISTRATORS = "S-1-5-32-544";

  private Access() {}

  static Check of(WindowsState state) {
    if (state.elevated()) {
      return Check.good("access", "elevated");
    }
    if (state.memberOf(HYPERV_ADMINISTRATORS)) {
      return Check.limited(
          "access",
          "a member of Hyper-V Administrators, not elevated: HCS lets you in, HNS and layers may not",
          "start the terminal with Run as administrator");
    }
    boolean administrator = state.memberOf(ADMINISTRATORS);
    return Check.missing(
        "access",
        administrator
            ? "an administrator whose rights are not switched on"
            : "neither elevated nor a member of Hyper-V Administrators",
        administrator
            ? "start the terminal with Run as administrator"
            : "Add-LocalGroupMember -Group 'Hyper-V Administrators' -Member $env:USERNAME, as an"
                + " administrator; then sign in anew");
  }
}
