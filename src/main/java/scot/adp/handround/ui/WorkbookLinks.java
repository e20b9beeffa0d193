package scot.adp.handround.ui;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.handround.ActionWorkbooks;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ActionsTool;

/**
 * Takes a list of actions away as a workbook to fill in, and leads to where it comes
 * home.
 */
@Component
class WorkbookLinks implements ActionsTool {

	private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final ActionWorkbooks workbooks;

	private final Clock clock;

	WorkbookLinks(ActionWorkbooks workbooks, Clock clock) {
		this.workbooks = workbooks;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public List<Anchor> of(ActionFilter filter, int actions, Caller caller) {
		var links = new ArrayList<Anchor>();
		if (caller.may("strategy.workbook.export") && actions > 0 && actions <= ActionWorkbooks.ACTIONS_AT_MOST) {
			links.add(new Anchor(DownloadHandler.fromInputStream(event -> {
				var out = new ByteArrayOutputStream();
				workbooks.save(filter, out);
				return new DownloadResponse(new ByteArrayInputStream(out.toByteArray()), name(filter), TYPE,
						out.size());
			}), AttachmentType.DOWNLOAD, Words.of("workbook.save")));
		}
		if (caller.may("strategy.workbook.import")) {
			links.add(new Anchor("actions/import", Words.of("workbook.bring")));
		}
		return links;
	}

	private String name(ActionFilter filter) {
		@Nullable PlanCode plan = filter.plan();
		var parts = List.of(Stream.of("actions"), Stream.ofNullable(plan).map(PlanCode::value),
				Stream.ofNullable(filter.unit()).map(unit -> unit.value()), Stream.of(LocalDate.now(clock).toString()));
		return parts.stream().flatMap(part -> part).collect(Collectors.joining("-")) + ".xlsx";
	}

}
