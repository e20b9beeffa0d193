package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import scot.adp.platform.Problem;

/** A step of an action: open, done or dropped. */
@Table(schema = "strategy", name = "milestone")
class Milestone {

	@Id
	private final Milestones.Id id;

	@Version
	private @Nullable Integer version;

	private final ActionId action;

	private final int position;

	private final String title;

	private final LocalDate baselineOn;

	private LocalDate currentOn;

	private @Nullable LocalDate doneOn;

	private @Nullable LocalDate droppedOn;

	private @Nullable String droppedReason;

	Milestone(Milestones.Id id, @Nullable Integer version, ActionId action, int position, String title,
			LocalDate baselineOn, LocalDate currentOn, @Nullable LocalDate doneOn, @Nullable LocalDate droppedOn,
			@Nullable String droppedReason) {
		this.id = id;
		this.version = version;
		this.action = action;
		this.position = position;
		this.title = title;
		this.baselineOn = baselineOn;
		this.currentOn = currentOn;
		this.doneOn = doneOn;
		this.droppedOn = droppedOn;
		this.droppedReason = droppedReason;
	}

	/** A step planned for a day, which is its baseline for ever. */
	static Milestone planned(Milestones.Id id, ActionId action, int position, String title, LocalDate on) {
		return new Milestone(id, null, action, position, title, on, on, null, null, null);
	}

	LocalDate baselineOn() {
		return baselineOn;
	}

	Milestones.Id id() {
		return id;
	}

	ActionId action() {
		return action;
	}

	LocalDate currentOn() {
		return currentOn;
	}

	@Nullable LocalDate doneOn() {
		return doneOn;
	}

	@Nullable LocalDate droppedOn() {
		return droppedOn;
	}

	@Nullable String droppedReason() {
		return droppedReason;
	}

	/**
	 * Checks that the caller decided on what is stored now.
	 * @throws Problem where somebody changed it meanwhile
	 */
	void expect(int expectedVersion) {
		Problem.unlessSeen(expectedVersion, Objects.requireNonNull(version), "this milestone");
	}

	void move(LocalDate to) {
		expectOpen();
		if (to.equals(currentOn)) {
			throw Problem.invalid("to", "It is planned for that day already; give another one.");
		}
		currentOn = to;
	}

	void complete(LocalDate on) {
		expectOpen();
		doneOn = on;
	}

	void reopen() {
		if (doneOn == null && droppedOn == null) {
			throw Problem.invalid("milestone", "This milestone is open already.");
		}
		doneOn = null;
		droppedOn = null;
		droppedReason = null;
	}

	void drop(LocalDate on, String reason) {
		expectOpen();
		droppedOn = on;
		droppedReason = reason;
	}

	private void expectOpen() {
		if (doneOn != null) {
			throw Problem.invalid("milestone", "This milestone was done on %s; open it again first.".formatted(doneOn));
		}
		if (droppedOn != null) {
			throw Problem.invalid("milestone",
					"This milestone was dropped on %s; open it again first.".formatted(droppedOn));
		}
	}

}
