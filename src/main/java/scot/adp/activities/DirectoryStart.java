package scot.adp.activities;

import org.springframework.stereotype.Component;
import scot.adp.platform.StartUpStep;

/** Keeps what the directory is counted by at each start: time has passed. */
@Component
class DirectoryStart extends StartUpStep {

	private final DirectorySample sample;

	private final DirectoryDays days;

	DirectoryStart(DirectorySample sample, DirectoryDays days) {
		super(Stage.FIGURES);
		this.sample = sample;
		this.days = days;
	}

	@Override
	protected void perform() {
		sample.invent();
		days.keep();
	}

}
