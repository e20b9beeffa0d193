package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.directory.ServiceFiles;
import scot.adp.directory.ServiceLists;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of services in, such as what another list tells. */
@Route("services/load")
@OpenTo("directory.service.import")
class ServiceLoadView extends TakeInPage {

	private final ServiceFiles files;

	ServiceLoadView(ServiceFiles files, ServiceLists lists, Clock clock) {
		super("service-load", "service-load.written", new Anchor("services", Words.of("services.title")),
				ServiceFiles.REQUIRED, ServiceFiles.OPTIONAL, listed(lists, LocalDate.now(clock)));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(ServiceLists lists, LocalDate today) {
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		listed.put("kinds", lists.kinds().on(today));
		listed.put("audiences", lists.audiences().on(today));
		return listed;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(
				getTranslation("service-load.count", found.added(), found.changed(), found.same(), found.places()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("service-load.done", done.added(), done.changed());
	}

}
