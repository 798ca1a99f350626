/**
 * Desired and observed state to a plan: which actions, in which order, and why. Arithmetic on
 * values: nothing here reads a file, asks a host or knows the time.
 *
 * <p>Façade: {@code Planner} makes a {@link Plan}; {@link PlanFile} is its JSON form and {@link
 * PlanText} its text form.
 */
@NullMarked
package dev.jstack.engine.plan;

import org.jspecify.annotations.NullMarked;
