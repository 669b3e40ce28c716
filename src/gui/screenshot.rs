//! Draws the window once, writes it as a picture and leaves.

use super::bot_wizard::BotWizardIntent;
use super::connections::{ConnectionForm, ConnectionsIntent, ProxyDraft, ProxyWay, ServerChoice};
use super::intent::{Intent, UiCommand};
use super::open::{OpenError, StartBackend};
use super::sign_in::SignInIntent;
use super::state::{State, TypedSecret};
use super::token::{ImportIntent, TokenIntent, TokenTab};
use super::{App, View};
use crate::backend::SANDBOX_USER;
use crate::scenario::{FieldKey, Node};
use crate::telegram::AuthKey;
use crate::texts::Message;
use egui::{ColorImage, ViewportBuilder, ViewportCommand, vec2};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What the picture shows.
pub struct ScreenshotOptions {
    pub file: PathBuf,
    pub state: State,
    /// Width and height in points.
    pub size: (u32, u32),
    pub backend: StartBackend,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ScreenshotError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the window gave no picture")]
    NoPicture,
    #[error("the picture could not be written: {0}")]
    Write(String),
}

impl ScreenshotError {
    /// The error in words.
    pub fn message(&self) -> Message {
        match self {
            Self::Open(error) => error.message(),
            Self::NoPicture => Message::new("window-no-picture"),
            Self::Write(reason) => Message::new("window-picture-not-written").with("reason", reason.as_str()),
        }
    }
}

/// How long the window may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(30);

type Picture = Arc<Mutex<Option<Arc<ColorImage>>>>;

/// Draws the window, writes the picture and returns.
pub fn screenshot(options: ScreenshotOptions) -> Result<(), ScreenshotError> {
    let picture: Picture = Arc::default();
    let taken = Arc::clone(&picture);
    let (width, height) = (options.size.0 as f32, options.size.1 as f32);
    let viewport = ViewportBuilder::default().with_title("Scenogram").with_inner_size(vec2(width, height));
    let native = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native(
        "scenogram",
        native,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            ctx.set_pixels_per_point(1.0);
            let backend = (options.backend)(Arc::new(move || ctx.request_repaint()))?;
            let app = App::new(&creation.egui_ctx, options.state, backend);
            Ok(Box::new(Photographer { app, picture: taken, since: Instant::now(), calm: 0, asked: false, wishes: 0 }))
        }),
    )
    .map_err(OpenError::from)?;
    let image = picture.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    let image = image.ok_or(ScreenshotError::NoPicture)?;
    write_png(&options.file, &image).map_err(ScreenshotError::Write)
}

/// Waits until the window is at rest, takes the picture, closes.
struct Photographer {
    app: App,
    picture: Picture,
    since: Instant,
    /// Frames in a row in which nothing was awaited.
    calm: u32,
    asked: bool,
    /// So many of the view's wishes have been carried out.
    wishes: usize,
}

impl eframe::App for Photographer {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        let ctx = ui.ctx().clone();
        ctx.request_repaint_after(Duration::from_millis(20));
        if self.app.state().is_at_rest() {
            self.calm += 1;
        } else {
            self.calm = 0;
        }
        let late = self.since.elapsed() > PATIENCE;
        let next = if self.calm > 4 { wishes(self.app.state()).into_iter().nth(self.wishes) } else { None };
        if let Some(wish) = next {
            self.wishes += 1;
            self.calm = 0;
            self.app.want(&ctx, wish);
        } else if (self.calm > 8 || late) && !self.asked {
            self.asked = true;
            let picture = Arc::clone(&self.picture);
            let close = ctx.clone();
            ctx.request_screenshot(move |image| {
                *picture.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(image);
                close.send_viewport_cmd(ViewportCommand::Close);
            });
        }
    }
}

/// What a person would do to see the view, one after the other.
fn wishes(state: &State) -> Vec<Intent> {
    match state.view {
        View::Result => vec![UiCommand::Run.into()],
        View::Path => vec![UiCommand::RunAll.into()],
        View::Start => {
            let nodes = state.document.iter().flat_map(|document| &document.scenario.nodes);
            nodes.filter(|node| matches!(node, Node::Start(_))).map(|node| Intent::Select(node.id().clone())).collect()
        }
        View::Recipients => {
            let node = state.selected_step_id();
            node.map(|node| Intent::OpenRecipients { node, key: FieldKey::Peer }).into_iter().collect()
        }
        View::BotToken => bot_wishes(state, 0),
        View::BotFacts => bot_wishes(state, 1),
        View::BotChats => bot_wishes(state, 2),
        View::SignInWhat => sign_in_wishes(state, 0, true),
        View::SignInApp => sign_in_wishes(state, 1, true),
        View::SignInPhone => sign_in_wishes(state, 2, true),
        View::SignInCode => sign_in_wishes(state, 3, true),
        View::SignInPassword => sign_in_wishes(state, 4, true),
        View::SignInDone => sign_in_wishes(state, 4, false),
        View::SignInQr => {
            let wishes = sign_in_wishes(state, 2, true).into_iter();
            wishes.chain([Intent::SignIn(SignInIntent::ShowQr)]).collect()
        }
        View::TokenWarning => token_wishes(state, &[]),
        View::Token => token_wishes(state, &[TokenIntent::Understand(true), TokenIntent::Export]),
        View::Sessions => token_wishes(state, &[TokenIntent::ShowTab(TokenTab::Sessions)]),
        View::Import => {
            // The string is known by the time it is brought in.
            let exported = state.token.account.as_ref().and_then(|account| account.exported.as_ref());
            let typed = exported.map(|text| TypedSecret::new(text.expose().to_owned())).unwrap_or_default();
            let bring = TokenIntent::Import(ImportIntent::Type(typed));
            let export = [TokenIntent::Understand(true), TokenIntent::Export, bring, TokenIntent::OpenImport];
            token_wishes(state, &export)
        }
        View::ImportKey => {
            let key = TypedSecret::new("5c".repeat(AuthKey::LENGTH));
            let typed = [ImportIntent::Type(key), ImportIntent::TypeAddress("127.0.0.1:8443".into())];
            let typed = typed.into_iter().chain([ImportIntent::TypeDc("2".into())]);
            let typed = typed.map(|wish| Intent::Token(TokenIntent::Import(wish)));
            std::iter::once(Intent::Token(TokenIntent::OpenImport)).chain(typed).collect()
        }
        View::Connection => kept_bot_wishes(state, &[|_| ConnectionsIntent::Test]),
        View::ConnectionChanged => {
            let change: fn(&ConnectionForm) -> ConnectionsIntent = |form| {
                let mut draft = form.draft.clone();
                draft.name = SANDBOX_USER.to_owned();
                draft.proxy = ProxyDraft { way: ProxyWay::Own, host: "proxy.example.com".into(), ..draft.proxy };
                draft.token = Some(TypedSecret::default());
                ConnectionsIntent::Edit(Box::new(draft))
            };
            kept_bot_wishes(state, &[change])
        }
        View::ConnectionDelete => kept_bot_wishes(state, &[|form| ConnectionsIntent::AskDelete(form.kept.id.clone())]),
        View::DefaultProxy => vec![ConnectionsIntent::OpenDefaultProxy.into()],
        View::Main | View::FormEnd | View::RealRun | View::Running => Vec::new(),
    }
}

/// Goes through the wizard for bots with the sandbox's own, up to this page.
fn bot_wishes(state: &State, page: usize) -> Vec<Intent> {
    let token = state.sandbox_facts.as_ref().map(|facts| facts.bot_token.expose().to_owned()).unwrap_or_default();
    let typed = if page == 0 { "1000000:too-short".to_owned() } else { token };
    let mut wishes = vec![BotWizardIntent::Open];
    if page > 0 {
        wishes.push(BotWizardIntent::ChooseServer(ServerChoice::Sandbox));
    }
    wishes.push(BotWizardIntent::TypeToken(TypedSecret::new(typed)));
    wishes.extend(std::iter::repeat_n(BotWizardIntent::Next, page));
    wishes.into_iter().map(Intent::BotWizard).collect()
}

/// Goes through the wizard for accounts up to this page, as someone of the sandbox with or without a two-step password:
/// what comes after the code is the password or the end.
fn sign_in_wishes(state: &State, page: usize, has_password: bool) -> Vec<Intent> {
    use SignInIntent as Wish;
    let facts = state.sandbox_facts.as_deref();
    let person = facts.and_then(|facts| facts.people.iter().find(|person| person.password.is_some() == has_password));
    let (Some(facts), Some(person)) = (facts, person) else { return Vec::new() };
    let secret = |text: &str| TypedSecret::new(text.to_owned());
    let begun: String = person.code.chars().take(person.code.chars().count() / 2).collect();
    let both = format!("{} {}", facts.api_id, facts.api_hash.expose());
    let pages = [
        vec![Wish::Open],
        vec![Wish::Next],
        vec![
            Wish::ChooseServer(ServerChoice::Sandbox),
            Wish::TypeApiHash(secret(&both)),
            Wish::Next,
            Wish::TypePhone(person.phone.clone()),
        ],
        vec![Wish::Next, Wish::TypeCode(secret(&begun))],
        vec![Wish::TypeCode(secret(&person.code))],
    ];
    pages.into_iter().take(page + 1).flatten().map(Intent::SignIn).collect()
}

/// Opens the token of the sandbox's account and goes on from there.
fn token_wishes(state: &State, then: &[TokenIntent]) -> Vec<Intent> {
    let account = state.connections.named(SANDBOX_USER).map(|entry| entry.connection.id.clone());
    let opened = account.map(TokenIntent::Open).into_iter();
    opened.chain(then.iter().cloned()).map(Intent::Token).collect()
}

/// Keeps the sandbox's bot as a connection of one's own, opens its form, and does this there.
fn kept_bot_wishes(state: &State, then: &[fn(&ConnectionForm) -> ConnectionsIntent]) -> Vec<Intent> {
    let mut wishes = bot_wishes(state, 3);
    wishes.push(Intent::BotWizard(BotWizardIntent::Finish));
    let kept = state.connections.list.iter().find(|entry| !entry.is_fixed());
    wishes.extend(kept.map(|entry| ConnectionsIntent::Open(entry.connection.id.clone()).into()));
    let form = state.connections.form().into_iter();
    wishes.extend(form.flat_map(|form| then.iter().map(|wish| wish(form).into())));
    wishes
}

fn write_png(file: &std::path::Path, image: &ColorImage) -> Result<(), String> {
    let out = std::fs::File::create(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let [width, height] = image.size;
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(std::io::BufWriter::new(out), side(width), side(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&pixels).map_err(|error| error.to_string())
}
