//! The backend's main task: gives every command to the task that carries it out.

use super::connections::ConnectionStore;
use super::outlet::Outlet;
use super::previews::{self, PreviewJob};
use super::sandbox_chats::SandboxChats;
use super::sandbox_host::SandboxHost;
use super::sign_in::SignIns;
use super::vault::{VaultHost, VaultSource};
use super::wishes::Wishes;
use super::{BackendOptions, Command, FAREWELL, LAST_WORK, RequestId, RunId, SandboxStart, files, recipients, runs};
use crate::engine::Evaluator;
use crate::script::ScriptEvaluator;
use crate::storage::DataFolder;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

/// Takes commands until the front end is gone, then cancels the runs and lets files be written to their end.
pub(super) async fn work(options: BackendOptions, mut commands: UnboundedReceiver<Command>, outlet: Outlet) {
    let at_once = !matches!(options.sandbox, SandboxStart::WhenNeeded);
    let sandbox = match options.sandbox {
        SandboxStart::Given(sandbox) => SandboxHost::over(sandbox, outlet.clone()),
        SandboxStart::AtOnce | SandboxStart::WhenNeeded => SandboxHost::new(outlet.clone()),
    };
    let vault = match options.secrets {
        Some(file) => VaultSource::File(file),
        None => VaultSource::Home(options.home.clone(), options.keyring),
    };
    let store = ConnectionStore::new(options.home.clone(), sandbox, VaultHost::new(vault), outlet.clone());
    let store = Arc::new(store);
    let mut wishes = Wishes::start(Arc::clone(&store), outlet.clone());
    let mut sign_ins = SignIns::new(Arc::clone(&store), outlet.clone());
    let mut chats = SandboxChats::new(Arc::clone(&store), outlet.clone());
    let evaluator = ScriptEvaluator::new(options.worker);
    evaluator.warm_up();
    let evaluator: Arc<dyn Evaluator> = Arc::new(evaluator);
    if at_once {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.sandbox().get().await.map(drop) });
    }
    let (file_sender, file_commands) = unbounded_channel();
    let file_work = tokio::spawn(work_on_files(options.home, file_commands, outlet.clone()));
    let (preview_sender, preview_jobs) = watch::channel(None);
    tokio::spawn(previews::work(preview_jobs, Arc::clone(&evaluator), outlet.clone()));
    let mut tasks = JoinSet::new();
    let mut cancels: HashMap<RunId, CancellationToken> = HashMap::new();
    // The list of recipients that is being made.
    let mut recipients: Option<(RequestId, CancellationToken)> = None;
    loop {
        let command = tokio::select! {
            Some(finished) = tasks.join_next() => {
                if let Ok(run) = finished {
                    cancels.remove(&run);
                }
                continue;
            }
            command = commands.recv() => command,
        };
        match command {
            None => break,
            Some(Command::Run { run, request }) => {
                let cancel = CancellationToken::new();
                cancels.insert(run, cancel.clone());
                let work = runs::run(run, *request, Arc::clone(&evaluator), Arc::clone(&store), cancel, outlet.clone());
                tasks.spawn(async move {
                    work.await;
                    run
                });
            }
            Some(Command::Cancel { run }) => {
                if let Some(cancel) = cancels.get(&run) {
                    cancel.cancel();
                }
            }
            Some(Command::Preview { request, step, variables, folder }) => {
                preview_sender.send_replace(Some(Arc::new(PreviewJob { request, step, variables, folder })));
            }
            Some(Command::Connections { request, command }) => wishes.connections(request, command),
            Some(Command::SignIn { sign_in, command }) => sign_ins.carry_out(sign_in, command),
            Some(Command::Vault { request, command }) => wishes.vault(request, command),
            Some(Command::Sandbox { request, command }) => chats.carry_out(request, command),
            Some(Command::CancelRequest { request }) => wishes.cancel(request),
            Some(Command::ListRecipients { request, kind, connection, language }) => {
                let cancel = CancellationToken::new();
                if let Some((_, older)) = recipients.replace((request, cancel.clone())) {
                    older.cancel();
                }
                let (store, outlet) = (Arc::clone(&store), outlet.clone());
                tokio::spawn(recipients::list(request, (kind, connection), language, store, cancel, outlet));
            }
            Some(Command::CancelRecipients { request }) => {
                if let Some((_, list)) = recipients.take_if(|(waiting, _)| *waiting == request) {
                    list.cancel();
                }
            }
            Some(command) => {
                // Its receiver lives as long as this sender.
                let _ = file_sender.send(command);
            }
        }
    }
    cancels.values().chain(recipients.iter().map(|(_, list)| list)).for_each(CancellationToken::cancel);
    drop(file_sender);
    let ((kept, sessions_ended), given_up) = (wishes.end(), sign_ins.end());
    // What is not done by then is given up: nobody waits longer for a window to close.
    let last_work = timeout(LAST_WORK, async {
        let _ = file_work.await;
        kept.await;
        while tasks.join_next().await.is_some() {}
    });
    let farewell = timeout(FAREWELL + LAST_WORK, async {
        sessions_ended.await;
        given_up.await;
    });
    let _ = tokio::join!(last_work, farewell);
}

/// Works on files one command after the other, on threads that may wait for the disk.
async fn work_on_files(home: DataFolder, mut commands: UnboundedReceiver<Command>, outlet: Outlet) {
    while let Some(command) = commands.recv().await {
        let request = request_of(&command);
        let home = home.clone();
        match tokio::task::spawn_blocking(move || files::carry_out(command, &home)).await {
            Ok(Some(event)) => outlet.send(event),
            Ok(None) => {}
            Err(_) => outlet.panicked(request),
        }
    }
}

fn request_of(command: &Command) -> RequestId {
    match command {
        Command::OpenFolder { request, .. }
        | Command::Load { request, .. }
        | Command::Save { request, .. }
        | Command::Create { request, .. }
        | Command::Rename { request, .. }
        | Command::Delete { request, .. }
        | Command::Preview { request, .. }
        | Command::ListRecipients { request, .. }
        | Command::CancelRecipients { request }
        | Command::Connections { request, .. }
        | Command::SignIn { sign_in: request, .. }
        | Command::Vault { request, .. }
        | Command::Sandbox { request, .. }
        | Command::CancelRequest { request }
        | Command::SaveSettings { request, .. } => *request,
        Command::Run { .. } | Command::Cancel { .. } => RequestId::default(),
    }
}
