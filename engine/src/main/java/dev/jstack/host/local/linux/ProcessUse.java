package dev.jstack.host.local.linux;

/**
 * What a process used so far.
 *
 * @param name its short name
 * @param user time in user space, in 100 ns
 * @param kernel time in the kernel, in 100 ns
 * @param startMillis start in milliseconds after boot
 * @param virtualBytes address space
 * @param residentBytes memory present; pages of 4 KiB are assumed
 */
public record ProcessUse(
    String name, long user, long kernel, long startMillis, long virtualBytes, long residentBytes) {}
