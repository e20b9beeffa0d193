package scot.adp.strategy.ui;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import org.jspecify.annotations.Nullable;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionWorkbooks;
import scot.adp.strategy.PlanCode;

/**
 * Takes a list of actions away as a workbook to fill in, and leads to where it comes
 * home.
 */
class WorkbookLinks extends Composite<Div> {

	private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final ActionWorkbooks workbooks;

	private final Clock clock;

	private final boolean takesBack;

	/**
	 * Links for somebody.
	 * @param takesBack whether they may bring a filled workbook in too
	 */
	WorkbookLinks(ActionWorkbooks workbooks, boolean takesBack, Clock clock) {
		this.workbooks = workbooks;
		this.takesBack = takesBack;
		this.clock = clock;
		getContent().addClassName("links");
	}

	/** Offers the actions of a filter, of which there are so many. */
	void offer(ActionFilter filter, int actions) {
		getContent().removeAll();
		if (actions > 0 && actions <= ActionWorkbooks.ACTIONS_AT_MOST) {
			getContent().add(new Anchor(DownloadHandler.fromInputStream(event -> {
				var out = new ByteArrayOutputStream();
				workbooks.save(filter, out);
				return new DownloadResponse(new ByteArrayInputStream(out.toByteArray()), name(filter), TYPE,
						out.size());
			}), AttachmentType.DOWNLOAD, getTranslation("workbook.save")));
		}
		if (takesBack) {
			getContent().add(new Anchor("actions/import", getTranslation("workbook.bring")));
		}
	}

	private String name(ActionFilter filter) {
		@Nullable PlanCode plan = filter.plan();
		var parts = List.of(Stream.of("actions"), Stream.ofNullable(plan).map(PlanCode::value),
				Stream.ofNullable(filter.unit()).map(unit -> unit.value()), Stream.of(LocalDate.now(clock).toString()));
		return parts.stream().flatMap(part -> part).collect(Collectors.joining("-")) + ".xlsx";
	}

}
