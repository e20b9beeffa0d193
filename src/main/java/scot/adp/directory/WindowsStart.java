package scot.adp.directory;

import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import scot.adp.platform.StartUpStep;

/**
 * Works out, before anybody asks, when services are open of which that is not known for
 * all the days ahead; at most starts there are none.
 */
@Component
@DependsOn("serviceSample") // adds services of which nothing is worked out
class WindowsStart extends StartUpStep {

	private final OpeningWindows windows;

	WindowsStart(OpeningWindows windows) {
		super(Stage.SAMPLE);
		this.windows = windows;
	}

	@Override
	protected void perform() {
		windows.missing();
	}

}
