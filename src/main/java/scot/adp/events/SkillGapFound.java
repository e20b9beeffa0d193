package scot.adp.events;

import java.time.LocalDate;

/**
 * A unit says that its people lack a skill, and asks for training; told again by the same
 * record where that is put right.
 *
 * @param theme which skill, such as {@code NALOXONE}
 * @param on since when
 */
@Told(since = "2026-11", about = "families.register", leaves = true, heardFrom = "workforce")
public record SkillGapFound(Envelope envelope, ListedCode theme, LocalDate on) implements BusEvent {
}
