/**
 * The native functions as Windows exports them, one interface a DLL, and the memory rules of their
 * texts. No logic: what a result means is decided one package up.
 *
 * <p>Public to Java because JNA reflects on it, not to people. The operating system decides what is
 * null here, hence unmarked for the checker; callers see only marked types. Façade: {@link
 * NativeLibraries}.
 */
@NullUnmarked
package dev.jstack.host.windows.abi;

import org.jspecify.annotations.NullUnmarked;
