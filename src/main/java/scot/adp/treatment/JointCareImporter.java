package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/**
 * Tells the register of imports what a file of joint care is, and takes one back: what it
 * brought, and what it told of others.
 */
@Component
class JointCareImporter implements Importer {

	private final JointCareStore store;

	private final JointCares jointCares;

	private final Recording recording;

	JointCareImporter(JointCareStore store, JointCares jointCares, Recording recording) {
		this.store = store;
		this.jointCares = jointCares;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return JointCareFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Joint care";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		store.opened(id.value())
			.forEach(of -> jointCares.locked(of)
				.ifPresent(it -> jointCares.takeAway(it.view(), JointCareRules.IMPORT_TAKEN_BACK, author)));
		store.toldIn(id.value()).forEach(of -> jointCares.forget(of, id.value(), author));
	}

}
