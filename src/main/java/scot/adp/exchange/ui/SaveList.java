package scot.adp.exchange.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import scot.adp.exchange.ExportFormat;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;
import scot.adp.shell.parts.Announcement;

/**
 * The button of a list that saves what the list shows, all of its rows. It belongs beside
 * the count. The file is made whole in the background, then sent: a fault in the middle
 * leaves no half of a file behind, and the page can be used meanwhile. Where many lists
 * are saved at once, it waits for its turn and says so, and can be given up.
 */
public class SaveList extends Composite<Div> {

	private final ListExports exports;

	private final Supplier<ListExport<?>> list;

	private final MenuBar menu = new MenuBar();

	private final MenuItem button;

	private final Span told = new Span();

	final Button giveUp = new Button();

	private final Anchor download = new Anchor();

	private final List<Path> ready = new ArrayList<>();

	/** There while a file is made. */
	private @Nullable Registration busy;

	private ListExports.@Nullable Turn turn;

	/**
	 * Offers a list.
	 * @param list tells at each click what the page shows then
	 */
	public SaveList(ListExports exports, Supplier<ListExport<?>> list) {
		this.exports = exports;
		this.list = list;
		this.button = menu.addItem(getTranslation("save.as"));
		for (ExportFormat format : ExportFormat.values()) {
			button.getSubMenu().addItem(getTranslation("save.as." + format.name()), event -> save(format));
		}
		menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
		menu.getElement().setAttribute("aria-label", getTranslation("save.label"));
		told.addClassName("heard-only");
		told.getElement().setAttribute("role", "status");
		giveUp.setText(getTranslation("save.give-up"));
		giveUp.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
		giveUp.setVisible(false);
		giveUp.addClickListener(event -> giveUp());
		download.getElement().setAttribute("hidden", true);
		download.getElement().setAttribute("tabindex", "-1");
		getContent().addClassName("save-list");
		getContent().add(menu, giveUp, told, download);
	}

	/** Tells which list it is, where a page has several. */
	public SaveList of(String title) {
		menu.getElement().setAttribute("aria-label", getTranslation("save.label.of", title));
		return this;
	}

	/** What a click would save now. */
	public ListExport<?> list() {
		ListExport<?> shown = list.get();
		return (shown.address() != null) ? shown
				: shown.shownAt(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters());
	}

	@Override
	protected void onDetach(DetachEvent event) {
		ready.forEach(SaveList::remove);
		ready.clear();
		if (turn != null && turn.giveUp()) {
			busy(event.getUI(), false);
		}
	}

	void save(ExportFormat format) {
		if (busy != null) {
			return;
		}
		UI ui = UI.getCurrent();
		ListExport<?> chosen = list();
		VaadinService service = VaadinService.getCurrent();
		String reference = Reference.current();
		// The thread has the page's language and the caller's rights, not its lock.
		var work = new DelegatingSecurityContextRunnable(() -> {
			MDC.put(Reference.KEY, reference);
			VaadinService.setCurrent(service);
			UI.setCurrent(ui);
			try {
				prepare(ui, chosen, format);
			}
			finally {
				CurrentInstance.clearAll();
			}
		});
		turn = exports.inTurn(work);
		busy(ui, true);
		if (turn.isWaiting()) {
			giveUp.setVisible(true);
			tell("save.waiting");
		}
	}

	private void giveUp() {
		if (turn != null && turn.giveUp()) {
			busy(UI.getCurrent(), false);
			Announcement.done(getTranslation("save.given-up"));
		}
		menu.getElement().callJsFunction("focus");
	}

	private void prepare(UI ui, ListExport<?> chosen, ExportFormat format) {
		try {
			ui.access(() -> busy(ui, true));
			Path file = Files.createTempFile("list-", format.ending());
			try {
				ListExports.Written written;
				try (OutputStream out = Files.newOutputStream(file)) {
					written = chosen.ofPersons() ? exports.writePersons(chosen, format, out)
							: exports.write(chosen, format, out);
				}
				ui.access(() -> send(ui, file, written, format));
			}
			catch (IOException | RuntimeException | Error ex) {
				remove(file);
				throw ex;
			}
		}
		catch (UIDetachedException ex) {
			// Nobody waits for it any more.
		}
		catch (Problem problem) {
			tell(ui, () -> Announcement.done(String.valueOf(problem.getMessage())));
		}
		catch (IOException ex) {
			tell(ui, () -> {
				throw new UncheckedIOException(ex);
			});
		}
		catch (RuntimeException | Error ex) {
			tell(ui, () -> {
				throw ex;
			});
		}
	}

	/** Tells of a fault as any page does. */
	private void tell(UI ui, Runnable fault) {
		try {
			ui.access(() -> {
				busy(ui, false);
				fault.run();
			});
		}
		catch (UIDetachedException ex) {
			// Nobody waits for it any more.
		}
	}

	private void send(UI ui, Path file, ListExports.Written written, ExportFormat format) {
		busy(ui, false);
		if (!isAttached()) {
			remove(file);
			return;
		}
		ready.add(file);
		download.setHref(DownloadHandler.fromInputStream(event -> {
			// Asked first: some systems take the file's name away as soon as it is open.
			long size = Files.size(file);
			return new DownloadResponse(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
					written.fileName(), format.mediaType(), size);
		}), AttachmentType.DOWNLOAD);
		download.getElement().executeJs("this.click()");
		Announcement.done(getTranslation("save.ready", written.fileName(), written.rows()));
	}

	private void busy(UI ui, boolean now) {
		if (busy != null) {
			busy.remove();
		}
		busy = now ? Polling.start(ui) : null;
		giveUp.setVisible(false);
		tell(now ? "save.busy" : "save.as");
	}

	private void tell(String words) {
		button.setText(getTranslation(words));
		told.setText((busy != null) ? getTranslation(words) : "");
	}

	private static void remove(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
