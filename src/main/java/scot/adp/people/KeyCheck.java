package scot.adp.people;

import java.util.LinkedHashSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import scot.adp.events.SpaceCode;
import scot.adp.platform.StartUpStep;

/**
 * Says at each start which secrets are not where they should be, as after a restore
 * without them. Nothing else waits for it: what needs no key goes on.
 */
@Component
class KeyCheck extends StartUpStep {

	private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);

	private final KeyRing ring;

	private final SecretFolder folder;

	private final Objections objections;

	KeyCheck(KeyRing ring, SecretFolder folder, Objections objections) {
		super(Stage.PLANS);
		this.ring = ring;
		this.folder = folder;
		this.objections = objections;
	}

	@Override
	protected void perform() {
		folder.tidy();
		var missing = new LinkedHashSet<String>();
		ring.known()
			.stream()
			.map(KeyRing.Known::space)
			.distinct()
			.filter(space -> !ring.fits(space))
			.map(SpaceCode::value)
			.forEach(missing::add);
		if (!missing.isEmpty()) {
			log.warn(
					"The secrets of the keys of people in {} are not in {}. Put the folder back and start again; until then nobody is recognised there, and people cannot be entered by a number",
					String.join(", ", missing), folder.path());
		}
		if (!objections.state().well()) {
			log.warn(
					"Objections are gone from {}, are others than they were or cannot be read. Put the folder back and start again; until then records of people who objected may be kept again",
					folder.path());
		}
	}

}
