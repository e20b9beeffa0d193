package scot.adp.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/**
 * An entry of a register, as it was said at some time.
 *
 * @param version to send back with a change; what was said first is 1
 * @param kind of which register
 * @param title what it is called, where the register tells things apart by that
 * @param place tells such a thing from all others; null where titles tell nothing apart
 * @param onDay since when it stands so
 * @param untilDay until when it holds, or when it is looked at again
 * @param words what its state asks to be told in a sentence
 * @param number where the register asks for one
 * @param evidence where it can be read, or the number of the paper
 * @param meetingGroup whose meeting decided it; null where none did
 * @param withdrawn whether it counts no more
 * @param reason why it was put right or withdrawn; null of what was said first
 * @param saidByName name and post
 */
public record RegisterEntryView(Registers.Id id, int version, String kind, UnitId unit, String item,
		@Nullable String title, @Nullable UUID place, String state, LocalDate onDay, @Nullable LocalDate untilDay,
		@Nullable Integer number, @Nullable String words, @Nullable String evidence, @Nullable GroupId meetingGroup,
		@Nullable LocalDate meetingOn, boolean withdrawn, @Nullable String reason, String saidByName,
		OffsetDateTime saidAt) {

	/** What it says, to be put right. */
	public Registers.Said said() {
		return new Registers.Said(state, onDay, number, evidence, meetingGroup, meetingOn, words, untilDay);
	}

}
