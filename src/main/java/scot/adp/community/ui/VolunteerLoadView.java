package scot.adp.community.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.community.VolunteerFiles;
import scot.adp.community.Volunteers;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of people who volunteer in. */
@Route("volunteers/people/load")
@OpenTo("community.volunteer.import")
class VolunteerLoadView extends TakeInPage {

	private final VolunteerFiles files;

	VolunteerLoadView(VolunteerFiles files, Volunteers volunteers) {
		super("volunteers-load", "volunteers-load.never",
				new Anchor(VolunteersPage.ROUTE, Words.of("volunteers.title")), VolunteerFiles.REQUIRED,
				VolunteerFiles.OPTIONAL, listed(volunteers));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(Volunteers volunteers) {
		return VolunteerFiles.LISTED.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, it -> volunteers.offered(it.getValue())));
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("volunteers-load.count", found.added(), found.known()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("volunteers-load.done", files.load(key, file, confirmed).added());
	}

}
