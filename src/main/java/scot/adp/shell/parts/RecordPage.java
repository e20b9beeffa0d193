package scot.adp.shell.parts;

import java.util.UUID;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;

/**
 * The page of one record, which its address names by id; called as the record is. It is
 * filled anew after each change.
 */
public abstract class RecordPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final String parameter;

	private String title = "";

	/**
	 * Makes a page that shows nothing yet.
	 * @param parameter the name of the id in the route
	 */
	protected RecordPage(String parameter) {
		this.parameter = parameter;
	}

	@Override
	public final void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get(parameter).orElse("")));
	}

	@Override
	public final String getPageTitle() {
		return title;
	}

	private static UUID id(String text) {
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	/**
	 * Fills the page with what there is of the record now.
	 * @throws NotFoundException where there is none for the reader
	 */
	protected abstract void show(UUID id);

	/**
	 * Begins anew: what the record is called, how it stands, and the list that it is of.
	 */
	protected final void begin(String called, String line, Anchor list) {
		clear();
		title = called;
		headed(called, line);
		reachedBy(Crumbs.of(called, list));
	}

	/** Says something above all else, such as that the record counts no more. */
	protected final void notice(String words) {
		var notice = new Paragraph(words);
		notice.addClassName("notice");
		add(notice);
	}

}
