/**
 * The registration that brings stacks up again after the machine was started: a unit of systemd, a
 * task of Windows' scheduler. Turns where jstack is and what it is to run into files and commands
 * of the system; does not know stacks.
 *
 * <p>Façade: {@link dev.jstack.runner.service.BootService}.
 */
@NullMarked
package dev.jstack.runner.service;

import org.jspecify.annotations.NullMarked;
