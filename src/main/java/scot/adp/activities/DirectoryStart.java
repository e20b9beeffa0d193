package scot.adp.activities;

import org.springframework.stereotype.Component;
import scot.adp.platform.StartUpStep;

/** Keeps what the directory is counted by at each start: time has passed. */
@Component
class DirectoryStart extends StartUpStep {

	private final DirectoryDays days;

	DirectoryStart(DirectoryDays days) {
		super(Stage.FIGURES);
		this.days = days;
	}

	@Override
	protected void perform() {
		days.keep();
	}

}
